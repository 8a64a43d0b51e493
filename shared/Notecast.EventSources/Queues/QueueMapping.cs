using Microsoft.Extensions.Logging;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Queues;

/// <summary>Hands the messages of a standard queue to a function as a Lambda event source mapping does: at least once, in no order.</summary>
/// <remarks>
/// <para>
/// Rules: Lambda developer guide, "Using Lambda with Amazon SQS". Messages of a successful invocation are deleted. A message that failed,
/// by the whole invocation or by name, is left alone: it shows again when its visibility timeout ends (or when the handler chose), not at
/// once. The queue moves it to its dead-letter queue after its last receive.
/// </para>
/// <para>
/// A throttled batch is handed over again with growing waits until its visibility timeout would end. Lambda also lowers its concurrency
/// after errors, without saying how; this mapping does not.
/// </para>
/// </remarks>
public sealed class QueueMapping
{
    private static readonly TimeSpan FirstThrottleDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestThrottleDelay = TimeSpan.FromMinutes(1);

    private readonly IMessageQueue _queue;
    private readonly LambdaFunction _function;
    private readonly QueueMappingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StoreCalls _calls;
    private readonly QueueBatchCollector _collector;
    private readonly QueueScaling _scaling;
    private readonly AsyncSignal _ended;
    private int _running;
    private int _inFlight;
    private volatile bool _isEmpty;

    /// <summary>Maps a queue to a function.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="function">The function.</param>
    /// <param name="options">How it is mapped.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is out of its range, or the visibility timeout is shorter than the function's timeout.
    /// </exception>
    public QueueMapping(IMessageQueue queue, LambdaFunction function, QueueMappingOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(function.Timeout);
        _queue = queue;
        _function = function;
        _options = options;
        _time = time;
        _logger = logger;
        _calls = new StoreCalls(time, logger);
        _collector = new QueueBatchCollector(queue, options, _calls, time);
        _scaling = new QueueScaling(options.MaximumConcurrency, time);
        _ended = new AsyncSignal(time);
    }

    /// <summary>How many messages are with the function.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Whether the last receive found nothing and no message is with the function. Hidden messages may be left in the queue.</summary>
    public bool IsIdle => _isEmpty && Volatile.Read(ref _running) == 0;

    /// <summary>How many batches may run at once now; it grows while messages are left, up to the mapping's maximum.</summary>
    public int ConcurrencyLimit => _scaling.Limit;

    /// <summary>Whether as many batches run as may.</summary>
    public bool IsAtLimit => Volatile.Read(ref _running) >= _scaling.Limit;

    /// <summary>Runs until <paramref name="stop"/> is cancelled and running invocations have ended, or their grace period is over.</summary>
    /// <remarks>Nothing is lost by stopping: what is not deleted shows again in the queue.</remarks>
    public async Task RunAsync(CancellationToken stop)
    {
        using var shutdown = new Shutdown(_time, _options.StopGrace, stop);
        var batches = new List<Task>();
        while (!shutdown.Stop.IsCancellationRequested)
        {
            var seen = _ended.Version;
            if (!_scaling.MayStart(Volatile.Read(ref _running)))
            {
                await _ended.WaitAsync(seen, _scaling.UntilGrowth, shutdown.Stop);
                continue;
            }

            var batch = await _collector.CollectAsync(shutdown.Stop);
            _isEmpty = batch is null;
            if (batch is null)
            {
                _scaling.Relax();
                continue;
            }

            batches.RemoveAll(running => running.IsCompletedSuccessfully);
            batches.Add(shutdown.GuardAsync(RunBatchAsync(batch, shutdown)));
        }

        await _collector.ReleaseAsync(shutdown.Abandon);
        await Task.WhenAll(batches);
    }

    private async Task RunBatchAsync(QueueBatch batch, Shutdown shutdown)
    {
        Interlocked.Increment(ref _running);
        Interlocked.Add(ref _inFlight, batch.Messages.Count);
        try
        {
            if (await InvokeAsync(batch, shutdown) is { Status: InvocationStatus.Succeeded } result)
            {
                await DeleteHandledAsync(batch, result, shutdown.Abandon);
            }
        }
        finally
        {
            Interlocked.Add(ref _inFlight, -batch.Messages.Count);
            Interlocked.Decrement(ref _running);
            _ended.Set();
        }
    }

    /// <summary>The result; <see langword="null"/> when the function could not be invoked, or the mapping did not wait for it.</summary>
    private async Task<InvocationResult?> InvokeAsync(QueueBatch batch, Shutdown shutdown)
    {
        var payload = RecordsJson.Write(batch.Records);
        for (var throttles = 1; ; throttles++)
        {
            var result = await InvokeOnceAsync(payload, shutdown.Abandon);
            if (result?.Status != InvocationStatus.Throttled)
            {
                return result;
            }

            var delay = Delays.Backoff(throttles, FirstThrottleDelay, LongestThrottleDelay);
            if (_time.GetUtcNow() + delay >= batch.HiddenUntil || shutdown.Stop.IsCancellationRequested)
            {
                Log.ThrottledTooLong(_logger, _queue.QueueArn);
                return null;
            }

            Log.Throttled(_logger, _function.Name, throttles, delay);
            await _time.WaitAsync(delay, shutdown.Stop);
        }
    }

    private async Task<InvocationResult?> InvokeOnceAsync(ReadOnlyMemory<byte> payload, CancellationToken abandon)
    {
        try
        {
            return await _function.InvokeAsync(payload).WaitAsync(abandon);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task DeleteHandledAsync(QueueBatch batch, InvocationResult result, CancellationToken abandon)
    {
        HashSet<string>? failed = [];
        if (_options.ReportBatchItemFailures)
        {
            failed = BatchFailures.Read(result.Payload, batch.Messages.Select(message => message.MessageId));
        }

        var handled = failed is null ? [] : batch.Messages.Where(message => !failed.Contains(message.MessageId));
        foreach (var message in handled)
        {
            await _calls.UntilDoneAsync("Deleting a message", token => _queue.DeleteAsync(message.ReceiptHandle, token), abandon);
        }
    }
}
