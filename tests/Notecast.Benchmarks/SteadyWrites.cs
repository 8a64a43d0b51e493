using System.Diagnostics;
using Notecast.Embedded;

namespace Notecast.Benchmarks;

/// <summary>Measures how long notes take from their write to ready, while they are written at a steady rate.</summary>
internal static class SteadyWrites
{
    private const int NotesASecond = 20;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Writes notes to a running <c>notecast up</c>, and waits until all are ready.</summary>
    public static async Task<MarkdownTable> MeasureAsync(TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("notecast-steady-");
        try
        {
            await using var stack = EmbeddedStack.OpenAsClient(folder.FullName, TimeProvider.System);
            var start = new ProcessStartInfo(NotecastProgram.Path, ["up", "--speech", "silent", "--json", "--data", folder.FullName])
            {
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            try
            {
                return await MeasureAsync(stack, process, duration);
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<MarkdownTable> MeasureAsync(EmbeddedStack stack, Process process, TimeSpan duration)
    {
        var written = await WriteAsync(stack, Warmup + duration);
        await WaitAsync(stack, written.Count);
        var rows = await stack.View.ListAsync(int.MaxValue);
        var delays = rows
            .Where(row => row.Ready is not null && written[row.Key.NoteId.Text].IsMeasured)
            .Select(row => (row.Ready!.ReadyAt - written[row.Key.NoteId.Text].At).TotalMilliseconds)
            .Order()
            .ToList();
        process.Refresh();
        var table = new MarkdownTable(
            $"From write to ready at {NotesASecond} notes a second", "notes", "median ms", "99th percentile ms", "longest ms", "peak MB")
        {
            Remarks = "From before the client's write to the moment that the catalog names, by one clock, after "
                + $"{Warmup.TotalSeconds:F0} s of the same to warm up. Notes are written one by one by another process than the pipeline's.",
        };
        table.Add(
            Figure.Count(delays.Count),
            Figure.Milliseconds(Figure.Median(delays)),
            Figure.Milliseconds(delays[(int)Math.Ceiling(delays.Count * 0.99) - 1]),
            Figure.Milliseconds(delays[^1]),
            Figure.Megabytes(process.PeakWorkingSet64));
        return table;
    }

    private static async Task<Dictionary<string, (DateTimeOffset At, bool IsMeasured)>> WriteAsync(EmbeddedStack stack, TimeSpan duration)
    {
        var written = new Dictionary<string, (DateTimeOffset At, bool IsMeasured)>();
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / NotesASecond));
        for (var number = 1; Stopwatch.GetElapsedTime(started) < duration; number++)
        {
            await timer.WaitForNextTickAsync();
            var note = EndToEndCommand.NoteOf(number);
            written.Add(note.Key.NoteId.Text, (TimeProvider.System.GetUtcNow(), Stopwatch.GetElapsedTime(started) >= Warmup));
            await stack.NoteClient.PutAsync(note);
        }

        return written;
    }

    private static async Task WaitAsync(EmbeddedStack stack, int notes)
    {
        var started = Stopwatch.GetTimestamp();
        while ((await stack.View.ReadStatusAsync()).Ready < notes)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new InvalidOperationException($"Nothing to measure: the notes were not ready {Patience.TotalSeconds:F0} s after the last write.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
