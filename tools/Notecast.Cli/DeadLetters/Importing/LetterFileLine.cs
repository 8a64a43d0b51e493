using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>A line of a file of letters.</summary>
/// <param name="Letter">The letter; <see langword="null"/> when it is none.</param>
/// <param name="Place">The file and the line's number, as <c>letters.jsonl:3</c>.</param>
/// <param name="Problem">Why it is no letter, to go on after the place.</param>
internal sealed record LetterFileLine(DeadLetterMessage? Letter, string Place, string Problem)
{
    /// <summary>Whether it is the start of a letter, at the end of a file whose writing was interrupted.</summary>
    public bool IsCutOff { get; init; }
}
