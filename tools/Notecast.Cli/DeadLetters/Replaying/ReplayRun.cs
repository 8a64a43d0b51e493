using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Failures;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>Replays letters: asks, sends, follows up and reports.</summary>
internal sealed class ReplayRun(Terminal terminal, OperationsTarget target, ReplayOptions options)
{
    private string? _problem;
    private long _hidden;

    private bool ShowsProgress => terminal.IsInteractive && !options.IsJson;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(LetterFilter filter, CancellationToken stop)
    {
        if (!await IsWantedAsync(filter, stop))
        {
            terminal.Complain("nothing was replayed.");
            return ExitCodes.Failed;
        }

        var isRunning = target.IsPipelineRunning();
        var isToBeFollowed = isRunning && options.Wait > TimeSpan.Zero;
        var notes = new ReplayedNotes(target.CatalogScan);
        var sender = await SendAsync(filter, notes, isToBeFollowed, stop);
        var isFollowed = isToBeFollowed && !sender.IsInterrupted && _problem is null && !notes.IsEmpty;
        var isInterrupted = sender.IsInterrupted || (isFollowed && await FollowAsync(notes, stop));
        var report = new ReplayReport(terminal, target, sender, notes, options)
        {
            IsFollowed = isFollowed,
            IsRunning = isRunning,
            Problem = _problem,
            Hidden = _hidden,
        };
        return report.Write(isInterrupted);
    }

    private async Task<bool> IsWantedAsync(LetterFilter filter, CancellationToken stop)
    {
        if (options.IsConfirmed || !terminal.CanAsk)
        {
            return true;
        }

        var tally = await LetterTally.CountAsync(target, filter, options.Max, stop);
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

    private async Task<ReplaySender> SendAsync(LetterFilter filter, ReplayedNotes notes, bool isToBeFollowed, CancellationToken stop)
    {
        await using var reading = new LetterReading(target, filter);
        var sender = new ReplaySender(reading.Box, target.Audit, target.Who, options, terminal.Time);
        Task SendAllAsync(Action<long>? progress) => sender.SendAsync(
            reading.ReadAsync(progress, stop),
            (letters, token) => isToBeFollowed ? notes.LookBeforeAsync(letters, token) : Task.CompletedTask,
            notes.Add,
            stop);

        try
        {
            await (ShowsProgress ? ShowProgressAsync(reading, SendAllAsync, stop) : SendAllAsync(null));
            _hidden = sender.IsInterrupted ? 0 : await reading.CountHiddenAsync(stop);
        }
        catch (TransientFailureException exception)
        {
            _problem = exception.Message;
        }

        return sender;
    }

    private async Task ShowProgressAsync(LetterReading reading, Func<Action<long>, Task> sendAllAsync, CancellationToken stop)
    {
        var total = Math.Min(options.Max, await reading.Box.EstimateCountAsync(stop));
        await ProgressBar.RunAsync(terminal.Console, "Replaying", total, async progress =>
        {
            await sendAllAsync(progress);
            return true;
        });
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
