using System.Diagnostics;
using System.Globalization;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Embedded;
using Notecast.Embedded.Speech;

namespace Notecast.Benchmarks;

/// <summary>Measures <c>notecast up</c>, the built program, with the silent synthesizer.</summary>
internal static class EndToEndCommand
{
    private const int NotesAtOnce = 500;

    /// <summary>Prints both tables.</summary>
    /// <param name="sizes">The numbers of notes to measure with.</param>
    /// <param name="seconds">How long notes are written steadily for the latencies; 0 for not at all.</param>
    /// <param name="output">Where the tables go.</param>
    public static async Task MeasureAsync(int[] sizes, int seconds, TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var table = new MarkdownTable(
            "End to end", "notes", "s", "notes a second", "to the first row", "CPU ms a note", "peak MB", "plain loop, notes a second", "loop/notecast")
        {
            Remarks = "One run of the whole process, `notecast up --once --speech silent --json`, on notes that were written before, each a "
                + "paragraph of its own; silence instead of speech. Each note passes the stream, the queue, the segment cache, the bucket and "
                + "the catalog, all durable. The plain loop is the least that anyone would do: it asks the same synthesizer for each note and "
                + "writes the file, one after the other, keeps no record, syncs nothing and retries nothing.",
        };
        double? first = null;
        foreach (var notes in sizes)
        {
            var figures = await RunPipelineAsync(notes);
            var loop = await RunLoopAsync(notes);
            var rate = notes / figures.Seconds;
            first ??= rate;
            table.Add(
                Figure.Count(notes),
                Figure.Seconds(figures.Seconds),
                Figure.Count(rate),
                Figure.Ratio(rate / first.Value),
                Figure.Seconds(figures.CpuSeconds * 1_000 / notes),
                Figure.Megabytes(figures.PeakBytes),
                Figure.Count(notes / loop),
                Figure.Ratio(notes / loop / rate));
        }

        await output.WriteLineAsync(table.ToString());
        if (seconds > 0)
        {
            await output.WriteLineAsync((await SteadyWrites.MeasureAsync(TimeSpan.FromSeconds(seconds))).ToString());
        }
    }

    /// <summary>A note whose text no other note has.</summary>
    public static Note NoteOf(int number) => new(
        new NoteKey("ada", NoteId.FromString($"note-{number}")), new NoteAttributes { Text = TextOf(number) });

    private static string TextOf(int number) => string.Create(
        CultureInfo.InvariantCulture, $"Note {number} is about the sea. The boats leave in the morning and come home at night.");

    private static async Task<ProcessFigures> RunPipelineAsync(int notes)
    {
        var folder = Directory.CreateTempSubdirectory("notecast-notes-");
        try
        {
            await using var stack = EmbeddedStack.OpenAsClient(folder.FullName, TimeProvider.System);
            foreach (var chunk in Enumerable.Range(1, notes).Select(NoteOf).Chunk(NotesAtOnce))
            {
                await stack.NoteClient.PutAllAsync(chunk);
            }

            var figures = await MeasuredProcess.RunAsync(
                NotecastProgram.Path, ["up", "--once", "--speech", "silent", "--json", "--data", folder.FullName], NotecastProgram.Environment);
            var status = await stack.View.ReadStatusAsync();
            return status.Ready == notes
                ? figures
                : throw new InvalidOperationException($"Nothing to measure: {status.Ready} of {notes} notes are ready.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> RunLoopAsync(int notes)
    {
        var folder = Directory.CreateTempSubdirectory("notecast-loop-");
        try
        {
            var speech = new SilentSynthesizer();
            var started = Stopwatch.GetTimestamp();
            for (var number = 1; number <= notes; number++)
            {
                var request = new SpeechRequest { Text = TextOf(number), TextType = TextTypes.Text, VoiceId = "Joanna", Engine = "neural" };
                var audio = await speech.SynthesizeAsync(request, CancellationToken.None);
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{number}.mp3"), audio.Mp3);
            }

            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
