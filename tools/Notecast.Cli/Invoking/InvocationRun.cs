using Microsoft.Extensions.Logging;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Simulation;

namespace Notecast.Cli.Invoking;

/// <summary>Invokes a function once, in one of the two ways.</summary>
/// <param name="target">The function.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where log lines of the asynchronous invocation go.</param>
internal sealed class InvocationRun(IInvocationTarget target, TimeProvider time, ILogger logger)
{
    /// <summary>How long a handler in this process may take to end when the command is stopped.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    /// <summary>Waits for the result.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<InvocationOutcome> RequestAsync(ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        await using var function = target.Deploy(onResult: null);
        var running = function.InvokeAsync(payload);
        try
        {
            var ended = Describe(await running.WaitAsync(stop));

            // Ctrl-C on a terminal ends the function's process too; that is no failure of the function.
            stop.ThrowIfCancellationRequested();
            return new InvocationOutcome(ended.Result.RequestId, [ended], FailureRecord: null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await function.DisposeAsync();
            await Task.WhenAny(running, Task.Delay(StopGrace, time, CancellationToken.None));
            throw;
        }
    }

    /// <summary>Is accepted at once, then tried by Lambda's rules until it is done or given up.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<InvocationOutcome> AcceptAsync(ReadOnlyMemory<byte> payload, IInvocationProgress? progress, CancellationToken stop)
    {
        var tries = new List<InvocationTry>();
        await using var function = target.Deploy(result =>
        {
            tries.Add(Describe(result));
            progress?.Tried(tries[^1]);
        });
        var queue = new WatchedInvocations(new InMemoryInvocationQueue(time, () => Guid.NewGuid().ToString()), progress);
        var destination = new FailureDestination(
            target.OnFailure ?? new InMemoryMessageQueue("arn:aws:sqs:local:000000000000:on-failure", time));
        var options = new AsyncInvokerOptions { MaximumConcurrency = 1, OnFailure = destination, StopGrace = StopGrace };
        var requestId = await queue.AcceptAsync(payload, stop);
        await RunUntilCompletedAsync(new AsyncInvoker(function, queue, options, time, logger), queue, stop);
        return new InvocationOutcome(requestId, tries, destination.Record);
    }

    private static async Task RunUntilCompletedAsync(AsyncInvoker invoker, WatchedInvocations queue, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = invoker.RunAsync(ending.Token);
        await Task.WhenAny(queue.Completed, running);
        await ending.CancelAsync();
        await running;
        stop.ThrowIfCancellationRequested();
    }

    private InvocationTry Describe(InvocationResult result) =>
        new(time.GetUtcNow(), result, result.PeakMemoryBytes ?? target.PeakMemoryBytes);
}
