using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests;

/// <summary>The same engine on the thread pool and the system's clock.</summary>
public sealed class RealTime
{
    private const int Messages = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_queue_is_handed_over_on_the_thread_pool()
    {
        var queue = new InMemoryMessageQueue(Arns.Queue, TimeProvider.System);
        var (handled, done) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var function = LambdaFunction.Create<SQSEvent>(
            new LambdaFunctionOptions { Name = "handler", Arn = Arns.Function },
            new SourceGeneratorLambdaJsonSerializer<QueueFunctionContext>(),
            async (batch, _) =>
            {
                await Task.Yield();
                if (Interlocked.Add(ref handled, batch.Records.Count) == Messages)
                {
                    done.SetResult();
                }
            },
            TimeProvider.System,
            NullLogger.Instance);
        var mapping = new QueueMapping(queue, function, new QueueMappingOptions(), TimeProvider.System, NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var running = mapping.RunAsync(stop.Token);
        for (var i = 0; i < Messages; i++)
        {
            await queue.SendAsync($"{i}", new Dictionary<string, string>(), stop.Token);
        }

        await done.Task.WaitAsync(Patience, stop.Token);
        await stop.CancelAsync();
        await running.WaitAsync(Patience, CancellationToken.None);

        Assert.Equal(Messages, handled);
        Assert.Equal(0, queue.Count);
        Assert.Equal(0, mapping.InFlight);
    }

    [Fact]
    public async Task A_stream_is_handed_over_on_the_thread_pool_in_the_order_of_each_key()
    {
        var stream = new InMemoryRecordStream(Arns.Stream, TimeProvider.System);
        var (handled, done) = (new List<string>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var function = LambdaFunction.Create<Amazon.Lambda.DynamoDBEvents.DynamoDBEvent>(
            new LambdaFunctionOptions { Name = "handler", Arn = Arns.Function },
            new SourceGeneratorLambdaJsonSerializer<StreamFunctionContext>(),
            async (batch, _) =>
            {
                await Task.Yield();
                lock (handled)
                {
                    handled.AddRange(batch.Records.Select(record => record.Dynamodb.SequenceNumber));
                    if (handled.Count == Messages)
                    {
                        done.SetResult();
                    }
                }
            },
            TimeProvider.System,
            NullLogger.Instance);
        var options = new StreamMappingOptions { BatchSize = 7, ParallelizationFactor = 10 };
        var mapping = new StreamMapping(stream, function, options, TimeProvider.System, NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var running = mapping.RunAsync(stop.Token);
        for (var i = 1; i <= Messages; i++)
        {
            var key = $"key{i % 5}";
            stream.Append(key, (number, _) => System.Text.Encoding.UTF8.GetBytes($$$"""{"dynamodb":{"SequenceNumber":"{{{number}}}"}}"""));
        }

        await done.Task.WaitAsync(Patience, stop.Token);
        await stop.CancelAsync();
        await running.WaitAsync(Patience, CancellationToken.None);

        var keys = handled.Select(number => int.Parse(number, null)).GroupBy(number => number % 5);
        Assert.All(keys, key => Assert.Equal(key.Order(), key));
        Assert.Equal($"{Messages}", await stream.LoadCheckpointAsync((await stream.ListShardsAsync(CancellationToken.None))[0], CancellationToken.None));
    }
}
