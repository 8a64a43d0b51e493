using Notecast.Cli.Hosting;
using Notecast.Cli.Output;

namespace Notecast.Cli.DeadLetters;

/// <summary>Shows on a terminal how far the queue is read.</summary>
internal static class ReadingProgress
{
    /// <summary>Runs what reads the queue; it reports how many letters it has read.</summary>
    public static async Task<T> RunAsync<T>(
        Terminal terminal, LetterReading reading, Func<Action<long>?, Task<T>> work, CancellationToken stop)
    {
        if (!terminal.IsInteractive)
        {
            return await work(null);
        }

        var total = (int)Math.Min(int.MaxValue, await reading.Box.EstimateCountAsync(stop));
        return await ProgressBar.RunAsync(terminal.Console, "Reading", total, report => work(read => report((int)Math.Min(int.MaxValue, read))));
    }
}
