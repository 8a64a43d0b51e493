namespace Notecast.Cli.Up;

/// <summary>Runs the pipeline under a display, until it is stopped or has nothing left to do.</summary>
/// <param name="pipeline">Hands over events until it is stopped.</param>
/// <param name="version">Another number after any change.</param>
/// <param name="isQuiet">Whether nothing is left to do.</param>
/// <param name="display">Shows how it stands.</param>
/// <param name="time">The clock.</param>
internal sealed class PipelineRun(
    Func<CancellationToken, Task> pipeline, Func<Task<long>> version, Func<Task<bool>> isQuiet, IPipelineDisplay display, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

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
        var (shown, shownAt) = (long.MinValue, time.GetTimestamp());
        while (!isDone && !running.IsCompleted && !stop.IsCancellationRequested)
        {
            var current = await version();
            if (current != shown || time.GetElapsedTime(shownAt) >= LongestInterval)
            {
                isDone = once && await isQuiet();
                await update();
                (shown, shownAt) = (current, time.GetTimestamp());
            }

            await (isDone ? Task.CompletedTask : WaitAsync(running, stop));
        }
    }

    private async Task WaitAsync(Task running, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(running, Task.Delay(Interval, time, waiting.Token));
        await waiting.CancelAsync();
    }

    private static async Task EndAsync(Task running, CancellationToken ending)
    {
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
