namespace Notecast.EventSources.Streams;

/// <summary>Compares sequence numbers as numbers: they are decimal digits of any length.</summary>
internal sealed class SequenceNumbers : IComparer<string>
{
    public static readonly SequenceNumbers Comparer = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = ((x ?? string.Empty).TrimStart('0'), (y ?? string.Empty).TrimStart('0'));
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }
}
