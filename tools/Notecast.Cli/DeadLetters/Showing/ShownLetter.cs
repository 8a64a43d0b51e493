using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.DeadLetters.Showing;

/// <summary>A letter with what is known beside it.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Replay">What a replay would do now; <see langword="null"/> when that cannot be told.</param>
/// <param name="Note">How its note stands now; <see langword="null"/> when it names none, or that cannot be told.</param>
/// <param name="Problem">Why something cannot be told; <see langword="null"/> when all is.</param>
internal sealed record ShownLetter(RecognizedDeadLetter Letter, ReplayPlan? Replay = null, NoteState? Note = null, string? Problem = null)
{
    /// <summary>Reads what is known beside a letter. In an outage, when it is wanted most, the letter is shown without it.</summary>
    public static async Task<ShownLetter> ReadAsync(OperationsTarget target, RecognizedDeadLetter letter, CancellationToken stop)
    {
        try
        {
            var note = letter.Note is { } key ? await NoteState.ReadAsync(target, key, stop) : null;
            var planner = new ReplayPlanner(target.Catalog, target.Notes, target.NarrationScan);
            return new ShownLetter(letter, await planner.PlanAsync(letter, stop), note);
        }
        catch (TransientFailureException exception)
        {
            return new ShownLetter(letter, Problem: exception.Message);
        }
    }
}
