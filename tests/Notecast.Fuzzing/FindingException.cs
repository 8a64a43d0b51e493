using System.Globalization;

namespace Notecast.Fuzzing;

/// <summary>An input that a target does not bear.</summary>
internal sealed class FindingException : Exception
{
    private const int MaxShownBytes = 4_096;

    public FindingException(string target, int seed, int number, byte[] input, string problem, Exception? cause = null)
        : base(Describe(target, seed, number, input, problem), cause) => Input = input;

    /// <summary>The input, as small as shrinking made it.</summary>
    public byte[] Input { get; }

    private static string Describe(string target, int seed, int number, byte[] input, string problem) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {target}, seed {seed}, input {number}: {problem}
        The input ({input.Length} bytes) in Base64: {Convert.ToBase64String(input, 0, Math.Min(input.Length, MaxShownBytes))}
        """);
}
