using System.Globalization;
using System.Text;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>Measures the most memory that functions have resident (<c>VmHWM</c>), each in a new native process.</summary>
internal sealed class PeakMemory(NativeDeployment deployment, EventPump pump, NoteWriter notes)
{
    private const string NothingToDo = """{"Records":[]}""";
    private const int Runs = 3;
    private const int Small = 1_000;

    // DynamoDB takes items of 400 KiB; the ids need some of them.
    private const int Large = 400_000;

    private static readonly string[] Functions = ["NarrateNote", "FinishNarration"];

    public async Task<MarkdownTable> MeasureAsync()
    {
        var table = new MarkdownTable($"Peak memory, MB (10⁶ bytes), the most of {Runs} new processes each", ["", .. Functions])
        {
            Remarks = "Texts of distinct paragraphs, each spoken once, by a speech service on the same machine. When the "
                + "garbage is collected differs from run to run, and the peak with it. PlanNarrations touches no audio, and "
                + "ReplayDeadLetters only as FinishNarration does, and DictateNote speaks as NarrateNote does: they are left out.",
        };
        var idle = new long[Functions.Length];
        for (var run = 0; run < Runs; run++)
        {
            idle = Most(idle, [await PeakAsync(Functions[0], NothingToDo), await PeakAsync(Functions[1], NothingToDo)]);
        }

        table.Add(["idle, after an event without records", .. idle.Select(Figure.Megabytes)]);
        await AddNoteAsync(table, Small);
        await AddNoteAsync(table, Large);
        return table;
    }

    private async Task AddNoteAsync(MarkdownTable table, int length)
    {
        var peaks = new long[Functions.Length];
        var audioBytes = 0L;
        for (var run = 1; run <= Runs; run++)
        {
            var (narrate, finish, audio) = await NarrateAsync(TextOf(length, run));
            peaks = Most(peaks, [narrate, finish]);
            audioBytes = audio;
        }

        table.Add([$"note of {length / 1000} kB, audio of {Figure.Megabytes(audioBytes)} MB", .. peaks.Select(Figure.Megabytes)]);
    }

    private static long[] Most(long[] left, long[] right) => [.. left.Zip(right, Math.Max)];

    private async Task<(long Narrate, long Finish, long AudioBytes)> NarrateAsync(string text)
    {
        var id = await notes.AddAsync(text);
        await pump.PlanAsync();
        var job = (await pump.ReceiveJobAsync())!;
        var narrate = await PeakAsync(Functions[0], EventPump.EventOf(job));
        await pump.DeleteJobAsync(job);

        // The server tells of an upload in parts twice; the last event is the one that S3 has.
        var created = (await pump.ReceiveAllAsync(deployment.CreatedObjectsQueueUrl))[^1];
        return (narrate, await PeakAsync(Functions[1], created), await AudioBytesAsync(id));
    }

    private async Task<long> PeakAsync(string function, string lambdaEvent)
    {
        await using var process = new FreshFunction(deployment[function].Options, deployment[function].Executable);
        return (await process.InvokeAsync(lambdaEvent)).PeakMemoryBytes
            ?? throw new InvalidOperationException("This system does not tell a process's memory.");
    }

    private async Task<long> AudioBytesAsync(string id)
    {
        var listed = await deployment.S3.ListObjectsV2Async(
            new() { BucketName = deployment.Stack.PhysicalIds["AudioBucket"], Prefix = $"narrations/ada/{id}/" });
        return listed.S3Objects.Single().Size ?? 0;
    }

    /// <summary>Paragraphs of which no two are alike, nor like another run's, in ASCII: as many bytes as characters.</summary>
    private static string TextOf(int length, int run)
    {
        var rest = string.Concat(Enumerable.Repeat("They leave in the morning and come home at night. ", 10));
        var paragraphs = new StringBuilder();
        for (var number = 1; paragraphs.Length < length; number++)
        {
            paragraphs.Append(
                CultureInfo.InvariantCulture, $"Paragraph {number} of note {run} of {length} letters is about the sea. {rest}\n\n");
        }

        return paragraphs.ToString(0, length);
    }
}
