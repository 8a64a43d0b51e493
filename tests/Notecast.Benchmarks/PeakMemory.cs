using System.Globalization;
using System.Text;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>Measures the most memory that functions have resident (<c>VmHWM</c>), each in a new native process.</summary>
internal sealed class PeakMemory(NativeDeployment deployment, EventPump pump, NoteWriter notes)
{
    private const string NothingToDo = """{"Records":[]}""";
    private const int Small = 1_000;

    // DynamoDB takes items of 400 KiB; the ids need some of them.
    private const int Large = 400_000;

    private static readonly string[] Functions = ["NarrateNote", "FinishNarration"];

    public async Task<MarkdownTable> MeasureAsync()
    {
        var table = new MarkdownTable("Peak memory, MB (10⁶ bytes)", ["", .. Functions]);
        table.Add(
            "idle, after an event without records",
            Figure.Megabytes(await PeakAsync(Functions[0], NothingToDo)),
            Figure.Megabytes(await PeakAsync(Functions[1], NothingToDo)));
        foreach (var length in new[] { Small, Large })
        {
            var (narrate, finish, audio) = await NarrateAsync(length);
            table.Add($"note of {length / 1000} kB, audio of {Figure.Megabytes(audio)} MB", Figure.Megabytes(narrate), Figure.Megabytes(finish));
        }

        table.Remarks = "Texts of distinct paragraphs, each spoken once, by a speech service on the same machine.";
        return table;
    }

    private async Task<(long Narrate, long Finish, long AudioBytes)> NarrateAsync(int length)
    {
        var id = await notes.AddAsync(TextOf(length));
        await pump.PlanAsync();
        var job = (await pump.ReceiveJobAsync())!;
        var narrate = await PeakAsync(Functions[0], EventPump.EventOf(job));
        await pump.DeleteJobAsync(job);
        var created = (await pump.ReceiveAllAsync(deployment.CreatedObjectsQueueUrl)).Single();
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

    /// <summary>Paragraphs of which no two are alike, in ASCII: as many bytes as characters.</summary>
    private static string TextOf(int length)
    {
        var rest = string.Concat(Enumerable.Repeat("They leave in the morning and come home at night. ", 10));
        var paragraphs = new StringBuilder();
        for (var number = 1; paragraphs.Length < length; number++)
        {
            paragraphs.Append(CultureInfo.InvariantCulture, $"Paragraph {number} is about the sea and the ships. {rest}\n\n");
        }

        return paragraphs.ToString(0, length);
    }
}
