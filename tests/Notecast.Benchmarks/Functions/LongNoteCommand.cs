using Notecast.EventSources.Invoking;

namespace Notecast.Benchmarks.Functions;

/// <summary>Measures the time and the memory that the packaged functions take for the longest note there can be.</summary>
internal static class LongNoteCommand
{
    private const string NothingToDo = """{"Records":[]}""";

    // DynamoDB takes items of 400 KiB; the ids need some of them.
    private const int Length = 400_000;

    private const int Concurrency = 4;
    private const double TimeGoal = 1.1;
    private const int MemoryGoal = 64;

    /// <summary>Prints the table.</summary>
    /// <param name="runs">How many notes are narrated.</param>
    /// <param name="latency">The speech service's.</param>
    /// <param name="paragraphLength">Characters of a paragraph; a segment has as much of one as the speech service takes.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task MeasureAsync(int runs, TimeSpan latency, int paragraphLength, TextWriter output)
    {
        FunctionPrograms.RequireNative();
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var notes = new List<LongNote>();
        for (var run = 0; run < runs; run++)
        {
            notes.Add(await MeasureAsync(latency, paragraphLength));
        }

        await output.WriteLineAsync(Table(notes, latency, paragraphLength).ToString());
    }

    private static async Task<LongNote> MeasureAsync(TimeSpan latency, int paragraphLength)
    {
        await using var cloud = new LoopbackCloud(new TimedSpeech(latency, Concurrency));
        var note = SampleNote.OfLength(Length, paragraphLength);
        note.PutInto(cloud);
        var (narrate, result) = await InvokeAsync(cloud, "NarrateNote", SampleNote.JobEvent);
        var (finish, _) = await InvokeAsync(cloud, "FinishNarration", note.ObjectEvent);
        var segments = cloud.Speech.Count;
        return cloud.Speech.Refused > 0
            ? throw new InvalidOperationException($"The speech service refused {cloud.Speech.Refused} requests.")
            : new LongNote(
                segments,
                Math.Ceiling((double)segments / Concurrency) * latency.TotalSeconds,
                result.Duration.TotalSeconds,
                cloud.Bucket.LengthOf($"/{BenchmarkedFunction.Bucket}/{note.NarrationKey}"),
                narrate,
                finish);
    }

    private static async Task<(PeakBytes Memory, InvocationResult Result)> InvokeAsync(
        LoopbackCloud cloud, string function, string lambdaEvent)
    {
        var executable = BenchmarkedFunction.Executable(cloud, FunctionPrograms.NativePath(function));
        await using var process = new FreshFunction(BenchmarkedFunction.OptionsOf(function), executable);
        var idle = await process.InvokeAsync(NothingToDo);
        var result = await process.InvokeAsync(lambdaEvent);
        return (new PeakBytes(PeakOf(idle), PeakOf(result)), result);
    }

    private static long PeakOf(InvocationResult result) =>
        result.PeakMemoryBytes ?? throw new InvalidOperationException("This system does not tell a process's memory.");

    private static MarkdownTable Table(List<LongNote> notes, TimeSpan latency, int paragraphLength)
    {
        double Median(Func<LongNote, double> value) => Figure.Median(notes.Select(value));
        string Megabytes(Func<LongNote, long> value) => Figure.Megabytes((long)Median(note => value(note)));
        var (ideal, seconds) = (Median(note => note.Ideal), Median(note => note.Seconds));
        var heading = $"A note of {Length / 1000} kB in paragraphs of {paragraphLength} characters, medians of {notes.Count} new processes";
        var table = new MarkdownTable(
            heading,
            "function", "segments", "ideal, s", "wall time, s", "wall/ideal", "goal", "idle, MB", "peak, MB", "over idle, MB", "goal, MB")
        {
            Remarks = $"The speech service answers {latency.TotalSeconds} s after each request, {Concurrency} requests at once at most; "
                + "ideal is the time of that alone. Tables and bucket answer at once. Memory is the most that was resident (MB are 10⁶ bytes); "
                + $"idle is after an event without records. The narration has {Megabytes(note => note.AudioBytes)} MB.",
        };
        table.Add(
            "NarrateNote",
            $"{notes[0].Segments}",
            Figure.Seconds(ideal),
            Figure.Seconds(seconds),
            Figure.ExactRatio(seconds / ideal),
            $"≤ {Figure.Ratio(TimeGoal)}",
            Megabytes(note => note.Narrate.Idle),
            Megabytes(note => note.Narrate.Peak),
            Megabytes(note => note.Narrate.OverIdle),
            $"≤ {MemoryGoal}");
        table.Add(
            "FinishNarration",
            "",
            "",
            "",
            "",
            "",
            Megabytes(note => note.Finish.Idle),
            Megabytes(note => note.Finish.Peak),
            Megabytes(note => note.Finish.OverIdle),
            $"≤ {MemoryGoal}");
        return table;
    }
}
