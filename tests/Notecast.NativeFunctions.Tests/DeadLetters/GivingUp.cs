using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;

namespace Notecast.NativeFunctions.Tests.DeadLetters;

/// <summary>
/// What Lambda does when a function fails and there are no tries left: it writes a record for the on-failure destination.
/// </summary>
internal static class GivingUp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The record of an asynchronous invocation that fails.</summary>
    public static async Task<string> InvocationAsync(LambdaFunction function, string lambdaEvent)
    {
        var invocations = new InMemoryInvocationQueue(TimeProvider.System);
        var failures = NewQueue();
        var options = new AsyncInvokerOptions { MaximumRetryAttempts = 0, OnFailure = failures };
        var invoker = new AsyncInvoker(function, invocations, options, TimeProvider.System, NullLogger.Instance);
        await invocations.AcceptAsync(Encoding.UTF8.GetBytes(lambdaEvent), CancellationToken.None);
        return await FirstOfAsync(failures, invoker.RunAsync);
    }

    /// <summary>The record of a stream batch of one change that fails.</summary>
    /// <param name="function">The function.</param>
    /// <param name="record">The change, as Lambda hands it over.</param>
    public static async Task<string> StreamBatchAsync(LambdaFunction function, string record)
    {
        var stream = new InMemoryRecordStream("arn:aws:dynamodb:us-east-1:123456789012:table/notes/stream/1", TimeProvider.System);
        var failures = NewQueue();
        var options = new StreamMappingOptions { MaximumRetryAttempts = 0, ReportBatchItemFailures = true, OnFailure = failures };
        stream.Append("note", (_, _) => Encoding.UTF8.GetBytes(record));
        var mapping = new StreamMapping(stream, function, options, TimeProvider.System, NullLogger.Instance);
        return await FirstOfAsync(failures, mapping.RunAsync);
    }

    private static InMemoryMessageQueue NewQueue() => new("arn:aws:sqs:us-east-1:123456789012:failures", TimeProvider.System);

    private static async Task<string> FirstOfAsync(InMemoryMessageQueue failures, Func<CancellationToken, Task> run)
    {
        using var stop = new CancellationTokenSource();
        var running = run(stop.Token);
        IReadOnlyList<QueueMessage> received = await failures.ReceiveAsync(1, Patience, Patience, CancellationToken.None);
        await stop.CancelAsync();
        await running;
        return Assert.Single(received).Body;
    }
}
