using System.Globalization;
using Notecast.EventSources.Streams;

namespace Notecast.EventSources.Simulation;

/// <summary>A DynamoDB stream in memory: shards, increasing sequence numbers, and records that expire.</summary>
public sealed class InMemoryRecordStream : IRecordStream
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly AsyncSignal _appended;
    private readonly List<List<StreamEntry>> _shards;
    private readonly Dictionary<string, string> _checkpoints = new(StringComparer.Ordinal);
    private long _lastSequenceNumber;

    /// <summary>Makes an empty stream.</summary>
    /// <param name="streamArn">The stream's ARN.</param>
    /// <param name="time">The clock.</param>
    /// <param name="shards">How many shards the keys are spread over.</param>
    public InMemoryRecordStream(string streamArn, TimeProvider time, int shards = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        StreamArn = streamArn;
        _time = time;
        _appended = new AsyncSignal(time);
        _shards = [.. Enumerable.Range(0, shards).Select(_ => new List<StreamEntry>())];
    }

    /// <inheritdoc/>
    public string StreamArn { get; }

    /// <summary>How long a record can be read; 24 hours for a DynamoDB stream.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Appends a record to the shard of its key.</summary>
    /// <param name="partitionKey">The key.</param>
    /// <param name="write">Writes the record's JSON, given its sequence number and the time.</param>
    /// <returns>The record's sequence number.</returns>
    public string Append(string partitionKey, Func<string, DateTimeOffset, ReadOnlyMemory<byte>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string sequenceNumber;
        lock (_lock)
        {
            _lastSequenceNumber++;
            sequenceNumber = _lastSequenceNumber.ToString(CultureInfo.InvariantCulture);
            var now = _time.GetUtcNow();
            var shard = StableHash.Spread(partitionKey, _shards.Count);
            _shards[shard].Add(new StreamEntry(sequenceNumber, partitionKey, now, write(sequenceNumber, now)));
        }

        _appended.Set();
        return sequenceNumber;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListShardsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Enumerable.Range(0, _shards.Count).Select(ShardId)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamEntry>> ReadAsync(
        string shardId, string? afterSequenceNumber, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StreamEntry>>(Read(shardId, afterSequenceNumber, limit));

    /// <inheritdoc/>
    public async Task WaitForRecordsAsync(string shardId, string? afterSequenceNumber, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var end = _time.GetUtcNow() + atMost;
        while (true)
        {
            var seen = _appended.Version;
            var left = end - _time.GetUtcNow();
            if (left <= TimeSpan.Zero || Read(shardId, afterSequenceNumber, limit: 1).Count > 0)
            {
                return;
            }

            await _appended.WaitAsync(seen, left, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public Task<string?> LoadCheckpointAsync(string shardId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_checkpoints.GetValueOrDefault(shardId));
        }
    }

    /// <inheritdoc/>
    public Task SaveCheckpointAsync(string shardId, string sequenceNumber, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _checkpoints[shardId] = sequenceNumber;
        }

        return Task.CompletedTask;
    }

    private static string ShardId(int index) => $"shardId-{index.ToString("D20", CultureInfo.InvariantCulture)}-00000000";

    private List<StreamEntry> Read(string shardId, string? afterSequenceNumber, int limit)
    {
        lock (_lock)
        {
            var index = Enumerable.Range(0, _shards.Count).FirstOrDefault(index => ShardId(index) == shardId, -1);
            var entries = index >= 0
                ? _shards[index]
                : throw new ArgumentException($"The stream has no shard '{shardId}'. List its shards first.", nameof(shardId));
            var expired = entries.FindIndex(entry => _time.GetUtcNow() - entry.ArrivedAt < Retention);
            entries.RemoveRange(0, expired < 0 ? entries.Count : expired);
            var start = afterSequenceNumber is null ? 0 : FirstAfter(entries, afterSequenceNumber);
            return entries.GetRange(start, Math.Min(limit, entries.Count - start));
        }
    }

    private static int FirstAfter(List<StreamEntry> entries, string sequenceNumber)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isAfter = SequenceNumbers.Comparer.Compare(entries[middle].SequenceNumber, sequenceNumber) > 0;
            (low, high) = isAfter ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
