namespace Notecast.Domain.DeadLetters;

/// <summary>A message attribute of any type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>String</c>, <c>Number</c> or <c>Binary</c>, perhaps followed by a dot and a label of the sender's.</param>
/// <param name="Value">Its value; that of a binary in Base64.</param>
public sealed record MessageAttribute(string Name, string Type, string Value)
{
    /// <summary>The type of text.</summary>
    public const string TextType = "String";

    private const string BinaryType = "Binary";

    /// <summary>Whether the value is Base64.</summary>
    public bool IsBinary => Type == BinaryType || Type.StartsWith($"{BinaryType}.", StringComparison.Ordinal);
}
