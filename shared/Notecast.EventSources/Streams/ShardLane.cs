using Notecast.EventSources.Events;

namespace Notecast.EventSources.Streams;

/// <summary>The records of a shard that are handed over one batch after the other. A partition key's records are all in one lane.</summary>
internal sealed class ShardLane(StreamMappingOptions options, StreamBatchRunner runner, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<(StreamEntry Record, DateTimeOffset ReadAt)> _waiting = new();
    private readonly AsyncSignal _added = new(time);

    public void Add(IEnumerable<StreamEntry> records)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var record in records)
            {
                _waiting.Enqueue((record, now));
            }
        }

        _added.Set();
    }

    public async Task RunAsync(Shutdown shutdown)
    {
        while (!shutdown.Stop.IsCancellationRequested)
        {
            var seen = _added.Version;
            var batch = TakeBatch(out var wait);
            if (batch.Count > 0)
            {
                await runner.RunAsync(batch, shutdown);
            }
            else
            {
                await _added.WaitAsync(seen, wait, shutdown.Stop);
            }
        }
    }

    /// <summary>The next batch if it is full or its window has passed; none, and how long to wait, if not.</summary>
    private List<StreamEntry> TakeBatch(out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = Timeout.InfiniteTimeSpan;
            if (!_waiting.TryPeek(out var first))
            {
                return [];
            }

            var count = CountThatFit(out var isFull);
            wait = first.ReadAt + options.BatchWindow - time.GetUtcNow();
            return isFull || wait <= TimeSpan.Zero ? [.. Enumerable.Range(0, count).Select(_ => _waiting.Dequeue().Record)] : [];
        }
    }

    private int CountThatFit(out bool isFull)
    {
        var (count, size) = (0, RecordsJson.EmptySize);
        foreach (var (record, _) in _waiting)
        {
            size += record.Json.Length + 1;
            if (count == options.BatchSize || (count > 0 && size > RecordsJson.MaxPayloadBytes))
            {
                isFull = true;
                return count;
            }

            count++;
        }

        isFull = count == options.BatchSize;
        return count;
    }
}
