namespace Notecast.EventSources.Streams;

/// <summary>A stream that an event source mapping reads, with the mapping's own checkpoints.</summary>
public interface IRecordStream
{
    /// <summary>The stream's ARN, as events and failure records name it.</summary>
    string StreamArn { get; }

    /// <summary>The shards to read.</summary>
    Task<IReadOnlyList<string>> ListShardsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The records after <paramref name="afterSequenceNumber"/> (from the oldest when it is <see langword="null"/>), oldest first;
    /// empty when there are none.
    /// </summary>
    Task<IReadOnlyList<StreamEntry>> ReadAsync(string shardId, string? afterSequenceNumber, int limit, CancellationToken cancellationToken);

    /// <summary>Returns when there are records after <paramref name="afterSequenceNumber"/>, or after <paramref name="atMost"/>.</summary>
    Task WaitForRecordsAsync(string shardId, string? afterSequenceNumber, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>The sequence number up to which the mapping is done with the shard; <see langword="null"/> before the first.</summary>
    Task<string?> LoadCheckpointAsync(string shardId, CancellationToken cancellationToken);

    /// <summary>Keeps the sequence number up to which the mapping is done with the shard. Durable when it returns.</summary>
    Task SaveCheckpointAsync(string shardId, string sequenceNumber, CancellationToken cancellationToken);
}
