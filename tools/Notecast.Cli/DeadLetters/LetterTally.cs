using System.Globalization;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Counts letters by what they are and what failed, so that a person sees what a command is about to do, or did.</summary>
internal sealed class LetterTally
{
    private readonly SortedDictionary<(DeadLetterKind Kind, string Step, string Error), long> _counts = [];

    /// <summary>How many letters were counted.</summary>
    public long Total { get; private set; }

    public void Add(IEnumerable<RecognizedDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            var cause = (letter.Kind, LetterWords.StepOf(letter), letter.ErrorType);
            _counts[cause] = _counts.GetValueOrDefault(cause) + 1;
            Total++;
        }
    }

    /// <summary>One line a cause, as <c>12  job  NarrateNote/narrate  SsmlInvalid</c>.</summary>
    public IEnumerable<string> Lines()
    {
        var width = _counts.Values.Select(count => Figure(count).Length).DefaultIfEmpty().Max();
        foreach (var (cause, count) in _counts)
        {
            yield return Cells.OneLine($"  {Figure(count).PadLeft(width)}  {LetterWords.NameOf(cause.Kind)}  {cause.Step}  {cause.Error}");
        }
    }

    private static string Figure(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
