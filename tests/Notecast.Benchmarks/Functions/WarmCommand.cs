namespace Notecast.Benchmarks.Functions;

/// <summary>Measures what a narrated note takes of a running NarrateNote, beside the bare requests.</summary>
internal static class WarmCommand
{
    private const int TextLength = 500;
    private const int Blocks = 9;
    private const double Goal = 1.15;

    /// <summary>Prints the table.</summary>
    /// <param name="notes">Notes of each block.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task MeasureAsync(int notes, TextWriter output)
    {
        FunctionPrograms.RequireAll();
        var bareNative = await PublishedFunction.PublishAsync("Notecast.BareFunction");
        await output.WriteLineAsync(await Machine.DescribeAsync());
        await using var cloud = new LoopbackCloud(new TimedSpeech(TimeSpan.Zero, concurrency: 10));
        SampleNote.OfLength(TextLength, TextLength).PutInto(cloud);
        await using var native = new WarmProgram(cloud, FunctionPrograms.NativePath("NarrateNote"));
        await using var bare = new WarmProgram(cloud, bareNative);
        await using var jit = new WarmProgram(cloud, FunctionPrograms.DotnetPath, FunctionPrograms.JitPath("NarrateNote"));
        await using var bareJit = new WarmProgram(cloud, FunctionPrograms.DotnetPath, FunctionPrograms.BareJitPath);
        WarmProgram[] programs = [native, bare, jit, bareJit];

        // The JIT compiles once more what runs often: the first blocks do not count.
        await RunAsync(programs, blocks: 3, notes);
        programs.ToList().ForEach(program => program.Notes.Clear());
        await RunAsync(programs, Blocks, notes);
        await output.WriteLineAsync(Table(programs, notes).ToString());
    }

    /// <summary>Each block goes through all programs, so that whatever else the machine does meets them alike.</summary>
    private static async Task RunAsync(WarmProgram[] programs, int blocks, int notes)
    {
        for (var block = 0; block < blocks; block++)
        {
            foreach (var program in programs)
            {
                await program.RunAsync(notes);
            }
        }
    }

    private static MarkdownTable Table(WarmProgram[] programs, int notes)
    {
        var table = new MarkdownTable(
            $"A narrated note of {TextLength} characters, medians of {Blocks} blocks of {notes} notes",
            "", "NarrateNote", "bare SDK", "NarrateNote/bare", "goal")
        {
            Remarks = "Processor time (user and system) and allocations of the process, from event to response. The bare program makes the "
                + "same requests with the same SDK to the same loopback services and nothing else: it reads catalog and note, begins the "
                + "idempotency record, looks for the segment, speaks it, keeps it, puts the narration and ends the record. Allocations are "
                + "told by the JIT's programs only.",
        };
        Add(table, "CPU ms, native", programs[0], programs[1], note => note.Milliseconds, Figure.Hundredths);
        Add(table, "CPU ms, JIT", programs[2], programs[3], note => note.Milliseconds, Figure.Hundredths);
        Add(table, "kB allocated, JIT", programs[2], programs[3], note => note.Bytes / 1_000, value => Figure.Milliseconds(value));
        return table;
    }

    private static void Add(
        MarkdownTable table, string name, WarmProgram ours, WarmProgram bare, Func<WarmNote, double> value, Func<double, string> format)
    {
        var (left, right) = (Figure.Median(ours.Notes.Select(value)), Figure.Median(bare.Notes.Select(value)));
        table.Add(name, format(left), format(right), Figure.ExactRatio(left / right), $"≤ {Figure.ExactRatio(Goal)}");
    }
}
