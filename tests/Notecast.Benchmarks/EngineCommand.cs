using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.Functions.NarrateNote;
using Notecast.Simulation;
using Notecast.Simulation.Schedules;

namespace Notecast.Benchmarks;

/// <summary>Measures deliveries in virtual time: the engine with a handler that does nothing, and the whole simulated pipeline.</summary>
internal static class EngineCommand
{
    private const int Messages = 2_000;
    private const int Schedules = 50;

    /// <summary>An event as the engine writes it.</summary>
    private static readonly byte[] LambdaEvent = """
        {"Records":[{"messageId":"1","receiptHandle":"1","body":"{\"note\":\"n\"}","attributes":{"ApproximateReceiveCount":"1",
        "SentTimestamp":"0","SenderId":"a","ApproximateFirstReceiveTimestamp":"0"},"messageAttributes":{},"md5OfBody":"0",
        "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:000000000000:jobs","awsRegion":"eu-central-1"}]}
        """u8.ToArray();

    /// <summary>Prints the table.</summary>
    public static async Task MeasureAsync(TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var loop = await CpuRuns.MeasureAsync(LoopAsync);
        var engine = await CpuRuns.MeasureAsync(DeliverByEngine);
        var deliveries = 0;
        var pipeline = await CpuRuns.MeasureAsync(() => { deliveries = Simulate(); });

        var table = new MarkdownTable("Engine, deliveries in virtual time", "", "deliveries a processor second", "time to the loop")
        {
            Remarks = $"{CpuRuns.Remark} A delivery has one message of SQS. The loop invokes an empty handler with its event's JSON, "
                + $"{Messages:N0} times. The engine sends, receives, hides, invokes and deletes as Lambda's rules say. The pipeline is "
                + $"{Schedules} schedules of the simulator with their faults and checks; its handlers work.",
        };
        var loopDelivery = loop.Seconds / Messages;
        Add("the handler in a plain loop", loopDelivery);
        Add("the engine", engine.Seconds / Messages);
        Add("the simulated pipeline", pipeline.Seconds / deliveries);
        await output.WriteLineAsync(table.ToString());
        await output.WriteLineAsync($"Schedules a processor second: {Figure.Count(Schedules / pipeline.Seconds)}.");

        void Add(string name, double seconds) => table.Add(name, Figure.Count(1 / seconds), Figure.Ratio(seconds / loopDelivery));
    }

    private static async Task LoopAsync()
    {
        var function = EmptyFunction(TimeProvider.System);
        for (var message = 0; message < Messages; message++)
        {
            await function.InvokeAsync(LambdaEvent);
        }
    }

    private static void DeliverByEngine()
    {
        var time = new VirtualTime();
        time.Run(async () =>
        {
            var queue = NewQueue(time);
            for (var message = 0; message < Messages; message++)
            {
                await queue.SendAsync("""{"note":"n"}""", new Dictionary<string, string>(), CancellationToken.None);
            }

            await DrainAsync(queue, EmptyFunction(time), time);
        });
    }

    private static async Task DrainAsync(InMemoryMessageQueue queue, LambdaFunction function, VirtualTime time)
    {
        var mapping = new QueueMapping(
            queue, function, new QueueMappingOptions { BatchSize = 1, ReportBatchItemFailures = true }, time, NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var running = mapping.RunAsync(stop.Token);
        await time.UntilAsync(() => queue.Count == 0, TimeSpan.FromDays(1));

        // Cancelling in another way would leave the virtual clock's thread.
#pragma warning disable CA1849
        stop.Cancel();
#pragma warning restore CA1849
        await running;
    }

    private static int Simulate() => Enumerable.Range(1, Schedules).Sum(seed => Simulator.Run(ScheduleGenerator.Generate(seed)).Deliveries);

    private static InMemoryMessageQueue NewQueue(TimeProvider time) => new("arn:aws:sqs:eu-central-1:000000000000:jobs", time);

    private static LambdaFunction EmptyFunction(TimeProvider time) => LambdaFunction.Create<SQSEvent, SQSBatchResponse>(
        new LambdaFunctionOptions { Name = "Empty", Arn = "arn:aws:lambda:eu-central-1:000000000000:function:Empty" },
        new SourceGeneratorLambdaJsonSerializer<EventJsonContext>(),
        (_, _) => Task.FromResult(new SQSBatchResponse { BatchItemFailures = [] }),
        time,
        NullLogger.Instance);
}
