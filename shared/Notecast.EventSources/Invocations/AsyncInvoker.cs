using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Invocations;

/// <summary>Invokes a function asynchronously as Lambda does for S3 and SNS: accepted events are kept and tried until they are done or given up.</summary>
/// <remarks>
/// Rules: Lambda developer guide, "How Lambda handles errors and retries with asynchronous invocation". A function error is tried again
/// after one minute, then after two. A throttled invocation is tried again after 1 second, growing to 5 minutes, until the event is too old;
/// that counts as no try. A record that a failure destination does not take is sent again until it does (Lambda drops it).
/// </remarks>
public sealed class AsyncInvoker
{
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SecondRetryDelay = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstThrottleDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestThrottleDelay = TimeSpan.FromMinutes(5);

    private readonly LambdaFunction _function;
    private readonly IInvocationQueue _queue;
    private readonly AsyncInvokerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StoreCalls _calls;
    private readonly InvocationFailures _failures;
    private readonly AsyncSignal _ended;
    private readonly ConcurrentDictionary<string, int> _throttles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unfinished = new(StringComparer.Ordinal);
    private int _running;
    private volatile bool _isEmpty;

    /// <summary>Invokes a function with the events of a queue.</summary>
    /// <param name="function">The function.</param>
    /// <param name="queue">Where its accepted events are kept.</param>
    /// <param name="options">How it is invoked.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public AsyncInvoker(LambdaFunction function, IInvocationQueue queue, AsyncInvokerOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _function = function;
        _queue = queue;
        _options = options;
        _time = time;
        _logger = logger;
        _calls = new StoreCalls(time, logger);
        _failures = new InvocationFailures(function.Arn, options, _calls, time);
        _ended = new AsyncSignal(time);
    }

    /// <summary>How many invocations run or wait for their next try, as far as this process has tried them once.</summary>
    public int InFlight => _unfinished.Count;

    /// <summary>Whether none was due at the last look and none that this process has tried is left.</summary>
    public bool IsIdle => _isEmpty && _unfinished.IsEmpty;

    /// <summary>Runs until <paramref name="stop"/> is cancelled and running invocations have ended, or their grace period is over.</summary>
    /// <remarks>Nothing is lost by stopping: what is not done is tried again.</remarks>
    public async Task RunAsync(CancellationToken stop)
    {
        using var shutdown = new Shutdown(_time, _options.StopGrace, stop);
        var invocations = new List<Task>();
        while (!shutdown.Stop.IsCancellationRequested)
        {
            var seen = _ended.Version;
            var free = _options.MaximumConcurrency - Volatile.Read(ref _running);
            if (free <= 0)
            {
                await _ended.WaitAsync(seen, Timeout.InfiniteTimeSpan, shutdown.Stop);
                continue;
            }

            IReadOnlyList<AcceptedInvocation> due = [];
            await _calls.UntilDoneAsync(
                "Taking invocations", async token => due = await _queue.TakeDueAsync(free, _options.PollWait, token), shutdown.Stop);
            _isEmpty = due.Count == 0;
            invocations.RemoveAll(running => running.IsCompletedSuccessfully);
            invocations.AddRange(due.Select(invocation => shutdown.GuardAsync(RunAsync(invocation, shutdown.Abandon))));
        }

        await Task.WhenAll(invocations);
    }

    private async Task RunAsync(AcceptedInvocation invocation, CancellationToken abandon)
    {
        Interlocked.Increment(ref _running);
        _unfinished[invocation.RequestId] = true;
        try
        {
            await TryAsync(invocation, abandon);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            await ReleaseAsync(invocation, abandon);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _ended.Set();
        }
    }

    private async Task TryAsync(AcceptedInvocation invocation, CancellationToken abandon)
    {
        if (_time.GetUtcNow() - invocation.AcceptedAt > _options.MaximumEventAge)
        {
            await GiveUpAsync(invocation, last: null, FailureRecordJson.EventAgeExceeded, abandon);
            return;
        }

        var result = await _function.InvokeAsync(invocation.Payload, invocation.RequestId).WaitAsync(abandon);
        switch (result.Status)
        {
            case InvocationStatus.Succeeded:
                await CompleteAsync(invocation.RequestId, abandon);
                break;
            case InvocationStatus.Throttled:
                await WaitForConcurrencyAsync(invocation, abandon);
                break;
            default:
                await RetryAsync(invocation with { Attempts = invocation.Attempts + 1 }, result, abandon);
                break;
        }
    }

    private async Task WaitForConcurrencyAsync(AcceptedInvocation invocation, CancellationToken abandon)
    {
        var throttles = _throttles.AddOrUpdate(invocation.RequestId, 1, (_, times) => times + 1);
        var delay = Delays.Backoff(throttles, FirstThrottleDelay, LongestThrottleDelay);
        Log.Throttled(_logger, _function.Name, throttles, delay);
        await RescheduleAsync(invocation.RequestId, invocation.Attempts, _time.GetUtcNow() + delay, abandon);
    }

    private async Task RetryAsync(AcceptedInvocation failed, InvocationResult result, CancellationToken abandon)
    {
        if (failed.Attempts > _options.MaximumRetryAttempts)
        {
            await GiveUpAsync(failed, result, FailureRecordJson.RetriesExhausted, abandon);
            return;
        }

        var delay = failed.Attempts == 1 ? FirstRetryDelay : SecondRetryDelay;
        await RescheduleAsync(failed.RequestId, failed.Attempts, _time.GetUtcNow() + delay, abandon);
    }

    private async Task GiveUpAsync(AcceptedInvocation invocation, InvocationResult? last, string condition, CancellationToken abandon)
    {
        Log.InvocationGivenUp(_logger, invocation.RequestId, _function.Name, condition, invocation.Attempts);
        if (await _failures.SendAsync(invocation, last, condition, abandon))
        {
            await CompleteAsync(invocation.RequestId, abandon);
        }
        else
        {
            await ReleaseAsync(invocation, abandon);
        }
    }

    /// <summary>Lets the invocation be taken again at once, although this mapping is stopping: one call, which nothing cancels.</summary>
    private async Task ReleaseAsync(AcceptedInvocation invocation, CancellationToken abandoned) =>
        await _calls.UntilDoneAsync(
            "Giving back an invocation",
            _ => _queue.RescheduleAsync(invocation.RequestId, invocation.Attempts, _time.GetUtcNow(), CancellationToken.None),
            abandoned);

    private Task<bool> RescheduleAsync(string requestId, int attempts, DateTimeOffset dueAt, CancellationToken stop) =>
        _calls.UntilDoneAsync("Keeping an invocation", token => _queue.RescheduleAsync(requestId, attempts, dueAt, token), stop);

    private async Task CompleteAsync(string requestId, CancellationToken stop)
    {
        if (await _calls.UntilDoneAsync("Completing an invocation", token => _queue.CompleteAsync(requestId, token), stop))
        {
            _throttles.TryRemove(requestId, out _);
            _unfinished.TryRemove(requestId, out _);
        }
    }
}
