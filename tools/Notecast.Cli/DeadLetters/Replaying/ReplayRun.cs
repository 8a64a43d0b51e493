using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>Replays letters: asks, sends, follows up and reports.</summary>
internal sealed class ReplayRun(Terminal terminal, OperationsTarget target, ReplayOptions options)
{
    private string? _problem;

    private bool ShowsProgress => terminal.IsInteractive && !options.IsJson;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(LetterSelection selection, CancellationToken stop)
    {
        if (!await IsWantedAsync(selection, stop))
        {
            terminal.Complain("nothing was replayed.");
            return ExitCodes.Failed;
        }

        var notes = new ReplayedNotes(target.CatalogScan, selection.Began);
        var sender = await SendAsync(selection, notes, stop);
        var isRunning = target.IsPipelineRunning();
        var isFollowed = isRunning && options.Wait > TimeSpan.Zero && !sender.IsInterrupted && _problem is null && !notes.IsEmpty;
        var isInterrupted = sender.IsInterrupted || (isFollowed && await FollowAsync(notes, stop));
        var report = new ReplayReport(terminal, target.Name, sender, notes, options)
        {
            IsFollowed = isFollowed,
            IsRunning = isRunning,
            Problem = _problem,
        };
        return report.Write(isInterrupted);
    }

    private async Task<bool> IsWantedAsync(LetterSelection selection, CancellationToken stop)
    {
        if (options.IsConfirmed || !terminal.CanAsk)
        {
            return true;
        }

        var tally = await selection.CountAsync(target.OpenDeadLetters, options.Max, stop);
        if (tally.Total <= 1)
        {
            return true;
        }

        foreach (var line in tally.Lines())
        {
            await terminal.Error.WriteLineAsync(line);
        }

        return await terminal.ConfirmAsync($"Replay {Words.Count(tally.Total, "letter")} of {target.Name}?", stop);
    }

    private async Task<ReplaySender> SendAsync(LetterSelection selection, ReplayedNotes notes, CancellationToken stop)
    {
        await using var box = target.OpenDeadLetters();
        var sender = new ReplaySender(box, target.Audit, target.Who, options, terminal.Time);
        try
        {
            if (ShowsProgress)
            {
                var total = Math.Min(options.Max, await box.EstimateCountAsync(stop));
                await ProgressBar.RunAsync(terminal.Console, "Replaying", total, async progress =>
                {
                    await SendAsync(sender, box, selection, notes, progress, stop);
                    return sender.Sent;
                });
            }
            else
            {
                await SendAsync(sender, box, selection, notes, _ => { }, stop);
            }
        }
        catch (TransientFailureException exception)
        {
            _problem = exception.Message;
        }

        return sender;
    }

    private static Task SendAsync(
        ReplaySender sender,
        IDeadLetterBox box,
        LetterSelection selection,
        ReplayedNotes notes,
        Action<long> progress,
        CancellationToken stop)
    {
        var letters = selection.ReadAsync(box, progress, stop);
        return sender.SendAsync(letters, notes.Add, stop);
    }

    /// <returns>Whether it was stopped.</returns>
    private async Task<bool> FollowAsync(ReplayedNotes notes, CancellationToken stop)
    {
        var follower = new ReplayFollower(notes, target.OpenDeadLetters, terminal.Time);
        try
        {
            await (ShowsProgress
                ? LiveLine.RunAsync(terminal, show => follower.FollowAsync(options.Wait, left => show(Describe(notes, left)), stop))
                : follower.FollowAsync(options.Wait, _ => { }, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return true;
        }
        catch (TransientFailureException exception)
        {
            _problem = exception.Message;
        }

        return false;
    }

    private static string Describe(ReplayedNotes notes, TimeSpan left) =>
        $"Waiting for the notes: {ReplayReport.Describe(notes)} (at most {Words.Age(left)} more; Ctrl-C ends the waiting only)";
}
