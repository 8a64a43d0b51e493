using System.Globalization;
using System.Text;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Catalog;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Domain.UseCases;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invoking;
using Notecast.Functions.PlanNarrations;

namespace Notecast.Benchmarks;

/// <summary>Measures PlanNarrations from the event's JSON to the jobs, on ports in memory.</summary>
internal static class PlanningCommand
{
    private const int Records = 100;
    private const int TextLength = 500;
    private const string StreamArn = "arn:aws:dynamodb:eu-central-1:000000000000:table/notes/stream/2026-01-01T00:00:00.000";

    private static readonly SourceGeneratorLambdaJsonSerializer<EventJsonContext> Serializer = new();

    /// <summary>Prints the table.</summary>
    public static async Task MeasureAsync(TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var lambdaEvent = NewEvent();
        var plain = await CpuRuns.MeasureAsync(() => { Deserialize(lambdaEvent); });
        var usual = await CpuRuns.MeasureAsync(() => PlanAsUsualAsync(lambdaEvent));
        var planning = await CpuRuns.MeasureAsync(PlanWithHandler(lambdaEvent));
        var table = new MarkdownTable(
            $"Planning, events of {Records} changes, texts of {TextLength} characters",
            "", "records a second and core", "time to plain deserialization", "bytes allocated a record", "requests a record")
        {
            Remarks = $"{CpuRuns.Remark} From the event's JSON ({lambdaEvent.Length / Records} bytes a record) to the jobs, on ports in "
                + "memory. Requests are what the same calls are on AWS: the handler writes the catalog for each note and sends jobs ten at "
                + "a time. The usual function writes an item and sends a message for each record, one after the other, and compares nothing.",
        };
        Add("deserialization alone (System.Text.Json)", plain, "0");
        Add("the usual function", usual, "2");
        Add("PlanNarrations", planning, "1.1");
        await output.WriteLineAsync(table.ToString());

        void Add(string name, (double Seconds, double Bytes) figures, string requests) => table.Add(
            name,
            Figure.Count(Records / figures.Seconds),
            Figure.Ratio(figures.Seconds / plain.Seconds),
            Figure.Count(figures.Bytes / Records),
            requests);
    }

    private static DynamoDBEvent Deserialize(byte[] lambdaEvent)
    {
        using var stream = new MemoryStream(lambdaEvent, writable: false);
        return Serializer.Deserialize<DynamoDBEvent>(stream);
    }

    private static Func<Task> PlanWithHandler(byte[] lambdaEvent)
    {
        var ports = new MemoryPorts();
        var planner = new NarrationPlanner(ports.Catalog, ports.Notes, ports.Queue, TimeProvider.System, NullLogger.Instance);
        var handler = new Handler(planner, ports.DeadLetters, TimeProvider.System, NullLogger.Instance);
        var function = LambdaFunction.Create<DynamoDBEvent, StreamsEventResponse>(
            new LambdaFunctionOptions { Name = "PlanNarrations", Arn = "arn:aws:lambda:local:000000000000:function:PlanNarrations" },
            Serializer,
            handler.HandleAsync,
            TimeProvider.System,
            NullLogger.Instance);
        return async () =>
        {
            ports.Queue.Jobs.Clear();
            await function.InvokeAsync(lambdaEvent);
            if (ports.Queue.Jobs.Count != Records)
            {
                throw new InvalidOperationException($"{ports.Queue.Jobs.Count} of {Records} records were planned.");
            }
        };
    }

    private static async Task PlanAsUsualAsync(byte[] lambdaEvent)
    {
        var ports = new MemoryPorts();
        foreach (var record in Deserialize(lambdaEvent).Records)
        {
            var image = record.Dynamodb.NewImage;
            var key = new NoteKey(image["UserId"].S, NoteId.FromString(image["NoteId"].S));
            var revision = Revision.FromSequenceNumber(record.Dynamodb.SequenceNumber);
            var content = SpokenContent.Of(new NoteAttributes { Text = image["Note"].S });
            var wanted = new Wanted(revision, content.Hash, TimeProvider.System.GetUtcNow(), record.EventID);
            await ports.Catalog.WantAsync(key, wanted, CancellationToken.None);
            await ports.Queue.SendAsync([new SynthesisJob(key, revision, JobKind.Narrate, record.EventID)], CancellationToken.None);
        }
    }

    private static byte[] NewEvent()
    {
        var random = new Random(1);
        var records = Enumerable.Range(1, Records).Select(number => Encoding.UTF8.GetString(StreamRecordJson.Write(NewChange(number, random)).Span));
        return Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}""");
    }

    private static ItemChange NewChange(int number, Random random)
    {
        var keys = new Dictionary<string, ItemValue>
        {
            ["UserId"] = ItemValue.FromText("ada"),
            ["NoteId"] = ItemValue.FromText($"note-{number}"),
        };
        return new ItemChange
        {
            Kind = ItemChangeKind.Modify,
            StreamArn = StreamArn,
            SequenceNumber = (100_000_000_000_000_000_000m + number).ToString(CultureInfo.InvariantCulture),
            CreatedAt = DateTimeOffset.UnixEpoch,
            Keys = keys,
            NewImage = WithText(keys, SampleText.Of(TextLength, random)),
            OldImage = WithText(keys, SampleText.Of(TextLength, random)),
        };
    }

    private static Dictionary<string, ItemValue> WithText(Dictionary<string, ItemValue> keys, string text) =>
        new(keys) { ["Note"] = ItemValue.FromText(text) };
}
