using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>Says what a replay did and what became of it.</summary>
internal sealed class ReplayReport(
    Terminal terminal, OperationsTarget target, ReplaySender sender, ReplayedNotes notes, ReplayOptions options)
{
    private const int FailuresShown = 20;
    private const string CameBack = "notecast dlq list --came-back";

    /// <summary>Whether the notes were followed.</summary>
    public required bool IsFollowed { get; init; }

    /// <summary>Whether something works on the queues.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>About how many letters could not be read, when none that could be read matched.</summary>
    public required long Hidden { get; init; }

    /// <summary>What ended the replay early; <see langword="null"/> when nothing did.</summary>
    public required string? Problem { get; init; }

    /// <summary>How the notes stand, in a few words.</summary>
    public static string Describe(ReplayedNotes notes)
    {
        var removed = notes.Removed > 0 ? $"{notes.Removed:N0} removed, " : "";
        return $"{notes.Ready:N0} ready, {removed}{notes.Failed.Count + notes.Returned:N0} failed again, {notes.Pending:N0} pending";
    }

    /// <returns>The exit code.</returns>
    public int Write(bool isInterrupted)
    {
        if (options.IsJson)
        {
            Json.WriteDocument(terminal.Out, new ReplayDocument(
                sender.Sent,
                sender.NotMoved,
                Hidden,
                notes.WithoutNote,
                isInterrupted,
                IsRunning,
                Problem,
                IsFollowed ? FollowedDocument.Of(notes) : null));
        }
        else
        {
            WriteSent();
            WriteOutcome();
        }

        Complain();
        return isInterrupted ? ExitCodes.Interrupted : IsAllGood() ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private bool IsAllGood() => Problem is null
        && sender.NotMoved == 0
        && (!IsFollowed || notes is { Pending: 0, Failed.Count: 0, Returned: 0 });

    private void WriteSent()
    {
        if (sender is { Sent: 0, NotMoved: 0, IsInterrupted: false } && Problem is null)
        {
            terminal.Out.WriteLine(LetterText.None("No dead letter matches.", Hidden));
            return;
        }

        terminal.Out.WriteLine($"{Words.Count(sender.Sent, "letter")} sent to the replay queue.");
        if (sender.Sent > 0 && !IsRunning)
        {
            terminal.Out.WriteLine($"No pipeline runs on {target.Name}: they wait there for: {target.Propose("notecast up")}");
        }
    }

    private void WriteOutcome()
    {
        if (!IsFollowed)
        {
            return;
        }

        terminal.Out.WriteLine($"{Describe(notes)}.");
        WriteFailed();
        if (notes.WithoutNote > 0)
        {
            terminal.Out.WriteLine(
                $"{Words.Count(notes.WithoutNote, "letter")} without a note: {notes.Returned:N0} came back so far. "
                + $"See later: {target.Propose(CameBack)}");
        }

        if (notes.NotFollowed > 0)
        {
            terminal.Out.WriteLine($"{Words.Count(notes.NotFollowed, "more letter")} not followed. See: {target.Propose(CameBack)}");
        }
    }

    private void WriteFailed()
    {
        foreach (var failed in notes.Failed.Take(FailuresShown))
        {
            terminal.Out.WriteLine(Cells.OneLine($"failed  {failed.Note}: {failed.Reason}"));
            if (failed.Remedy.Length > 0)
            {
                terminal.Out.WriteLine(Cells.OneLine($"        {failed.Remedy}"));
            }
        }

        if (notes.Failed.Count > FailuresShown)
        {
            terminal.Out.WriteLine($"and {Words.Count(notes.Failed.Count - FailuresShown, "more note")}; --json names them all.");
        }
    }

    private void Complain()
    {
        if (sender.IsInterrupted)
        {
            terminal.Complain($"stopped: {Words.Count(sender.Sent, "letter")} sent; the rest stays where it was. Run it again to go on.");
        }

        if (sender.NotMoved > 0)
        {
            terminal.Complain($"{Words.Count(sender.NotMoved, "letter")} could not be sent and stay where they were. Run it again.");
        }

        if (Problem is not null)
        {
            var sent = Words.Count(sender.Sent, "letter");
            terminal.Complain($"ended after {sent}: {Problem} What was not sent stays where it was; run the command again.");
        }
    }
}
