using Notecast.Cli.Hosting;

namespace Notecast.Cli.Up;

/// <summary>Runs the pipeline under a display, until it is stopped or has nothing left to do.</summary>
/// <param name="pipeline">Hands over events until it is stopped.</param>
/// <param name="version">Another number after any change.</param>
/// <param name="isQuiet">Whether nothing is left to do.</param>
/// <param name="display">Shows how it stands.</param>
/// <param name="terminal">Gives the clock, and is told when stopping takes a while.</param>
internal sealed class PipelineRun(
    Func<CancellationToken, Task> pipeline, Func<Task<long>> version, Func<Task<bool>> isQuiet, IPipelineDisplay display, Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Counting many notes takes a while. When nothing changes, only what follows the clock and the terminal's size is to be shown.</summary>
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(2);

    /// <param name="once">Whether to end when nothing is left to do.</param>
    /// <param name="stop">Ends the pipeline cleanly.</param>
    public async Task RunAsync(bool once, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = pipeline(ending.Token);
        try
        {
            await display.RunAsync(update => WatchAsync(update, running, once, stop));
        }
        finally
        {
            await ending.CancelAsync();
            await EndAsync(running, ending.Token);
        }
    }

    private async Task WatchAsync(Func<Task> update, Task running, bool once, CancellationToken stop)
    {
        var isDone = false;
        var (shown, shownAt) = (long.MinValue, terminal.Time.GetTimestamp());
        while (!isDone && !running.IsCompleted && !stop.IsCancellationRequested)
        {
            var current = await version();
            if (current != shown || terminal.Time.GetElapsedTime(shownAt) >= LongestInterval)
            {
                isDone = once && await isQuiet();
                await update();
                (shown, shownAt) = (current, terminal.Time.GetTimestamp());
            }

            await (isDone ? Task.CompletedTask : WaitAsync(running, Interval, stop));
        }
    }

    private async Task WaitAsync(Task running, TimeSpan atMost, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(running, Task.Delay(atMost, terminal.Time, waiting.Token));
        await waiting.CancelAsync();
    }

    private async Task EndAsync(Task running, CancellationToken ending)
    {
        await WaitAsync(running, Patience, CancellationToken.None);
        if (!running.IsCompleted)
        {
            terminal.Complain("ending; what is under way is brought to its end. Ctrl-C ends at once, and nothing is lost by it.");
        }

        try
        {
            await running;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // That is how it ends when it is told to.
        }
    }
}
