using Microsoft.Extensions.Logging;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Streams;

/// <summary>Hands a batch to the function until each of its records is handled or given up.</summary>
internal sealed class StreamBatchRunner(
    string streamArn,
    string shardId,
    LambdaFunction function,
    StreamMappingOptions options,
    Action<IReadOnlyList<StreamEntry>> finish,
    TimeProvider time,
    ILogger logger)
{
    private static readonly Dictionary<string, string> NoAttributes = [];
    private readonly StoreCalls _calls = new(time, logger);

    /// <summary>Returns when the batch is done, or when the mapping stops; what is not done then is handed over again later.</summary>
    public async Task RunAsync(IReadOnlyList<StreamEntry> records, Shutdown shutdown)
    {
        var open = new Stack<StreamBatch>([new StreamBatch(records)]);
        var throttles = 0;
        while (!shutdown.Stop.IsCancellationRequested && open.TryPop(out var batch))
        {
            var expired = CountExpired(batch);
            if (expired > 0)
            {
                await GiveUpExpiredAsync(batch, expired, open, shutdown);
                continue;
            }

            var result = await InvokeAsync(batch, shutdown.Abandon);
            if (result is null)
            {
                return;
            }

            throttles = result.Status == InvocationStatus.Throttled ? throttles + 1 : 0;
            if (throttles > 0)
            {
                open.Push(batch);
                var delay = Backoff(throttles);
                Log.Throttled(logger, function.Name, throttles, delay);
                await time.WaitAsync(delay, shutdown.Stop);
                continue;
            }

            await SettleAsync(batch with { Invocations = batch.Invocations + 1, Last = result }, open, shutdown);
        }
    }

    private async Task<InvocationResult?> InvokeAsync(StreamBatch batch, CancellationToken abandon)
    {
        var payload = RecordsJson.Write([.. batch.Records.Select(record => record.Json)]);
        try
        {
            return await function.InvokeAsync(payload).WaitAsync(abandon);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task SettleAsync(StreamBatch batch, Stack<StreamBatch> open, Shutdown shutdown)
    {
        var firstFailed = FirstFailed(batch);
        var done = batch.Records.Take(firstFailed).ToList();
        finish(done);
        if (done.Count == batch.Records.Count)
        {
            return;
        }

        var rest = batch with { Records = [.. batch.Records.Skip(done.Count)] };
        if (options.BisectBatchOnFunctionError && batch.Records.Count > 1)
        {
            Split(rest, isCut: done.Count > 0, open);
            return;
        }

        var failed = rest with { FailedTries = batch.FailedTries + 1 };
        if (options.MaximumRetryAttempts >= 0 && failed.FailedTries > options.MaximumRetryAttempts)
        {
            await GiveUpAsync(failed, FailureRecordJson.RetryAttemptsExhausted, shutdown.Abandon);
            return;
        }

        open.Push(failed);
        await time.WaitAsync(Backoff(failed.FailedTries), shutdown.Stop);
    }

    /// <summary>A batch that was cut at the returned sequence number is retried from there; any other is halved, its first half first.</summary>
    private static void Split(StreamBatch rest, bool isCut, Stack<StreamBatch> open)
    {
        if (isCut)
        {
            open.Push(rest);
            return;
        }

        var half = rest.Records.Count / 2;
        open.Push(rest with { Records = [.. rest.Records.Skip(half)] });
        open.Push(rest with { Records = [.. rest.Records.Take(half)] });
    }

    /// <summary>The place of the first record that is to be retried; the batch's count when none is.</summary>
    private int FirstFailed(StreamBatch batch)
    {
        var result = batch.Last!;
        if (result.Status != InvocationStatus.Succeeded)
        {
            return 0;
        }

        if (!options.ReportBatchItemFailures)
        {
            return batch.Records.Count;
        }

        var failures = BatchFailures.Read(result.Payload, batch.Records.Select(record => record.SequenceNumber));
        if (failures is null)
        {
            return 0;
        }

        var checkpoint = failures.Min(SequenceNumbers.Comparer);
        return batch.Records.TakeWhile(record => record.SequenceNumber != checkpoint).Count();
    }

    private int CountExpired(StreamBatch batch)
    {
        var now = time.GetUtcNow();
        return batch.Records.TakeWhile(record => now - record.ArrivedAt >= options.MaximumAge).Count();
    }

    private async Task GiveUpExpiredAsync(StreamBatch batch, int expired, Stack<StreamBatch> open, Shutdown shutdown)
    {
        if (expired < batch.Records.Count)
        {
            open.Push(batch with { Records = [.. batch.Records.Skip(expired)] });
        }

        await GiveUpAsync(
            batch with { Records = [.. batch.Records.Take(expired)] }, FailureRecordJson.RecordAgeExceeded, shutdown.Abandon);
    }

    /// <summary>Reports a batch, and only then finishes it: a record is never lost because its report was not taken.</summary>
    private async Task GiveUpAsync(StreamBatch batch, string condition, CancellationToken abandon)
    {
        var (start, end) = (batch.Records[0].SequenceNumber, batch.Records[^1].SequenceNumber);
        var destination = options.OnFailure is null ? "no destination is set" : $"reported to {options.OnFailure.QueueArn}";
        Log.BatchGivenUp(logger, batch.Records.Count, shardId, start, end, condition, destination);
        var record = FailureRecordJson.WriteBatch(batch, condition, function.Arn, shardId, streamArn, time.GetUtcNow());
        var isReported = options.OnFailure is null || await _calls.UntilDoneAsync(
            "Reporting a failed batch", stop => options.OnFailure.SendAsync(record, NoAttributes, stop), abandon);
        if (isReported)
        {
            finish(batch.Records);
        }
    }

    private TimeSpan Backoff(int tries) => Delays.Backoff(tries, options.FirstRetryDelay, options.LongestRetryDelay);
}
