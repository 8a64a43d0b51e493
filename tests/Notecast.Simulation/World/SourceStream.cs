using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;

namespace Notecast.Simulation.World;

/// <summary>The stream as its event source sees it, behind the network.</summary>
internal sealed class SourceStream(InMemoryRecordStream stream, Network network) : IRecordStream
{
    private string? _lastRead;

    public string StreamArn => stream.StreamArn;

    /// <summary>Whether there are records that the event source has not been given; it has one shard.</summary>
    public bool HasUnread => Read(Shards.Single(), _lastRead, limit: 1).Count > 0;

    private IReadOnlyList<string> Shards => stream.ListShardsAsync(CancellationToken.None).GetAwaiter().GetResult();

    public Task<IReadOnlyList<string>> ListShardsAsync(CancellationToken cancellationToken) => stream.ListShardsAsync(cancellationToken);

    public async Task<IReadOnlyList<StreamEntry>> ReadAsync(
        string shardId, string? afterSequenceNumber, int limit, CancellationToken cancellationToken)
    {
        var records = await network.CallAsync("stream.read", () => Read(shardId, afterSequenceNumber, limit), cancellationToken);
        _lastRead = records.Count > 0 ? records[^1].SequenceNumber : afterSequenceNumber;
        return records;
    }

    public Task WaitForRecordsAsync(string shardId, string? afterSequenceNumber, TimeSpan atMost, CancellationToken cancellationToken) =>
        stream.WaitForRecordsAsync(shardId, afterSequenceNumber, atMost, cancellationToken);

    public Task<string?> LoadCheckpointAsync(string shardId, CancellationToken cancellationToken) =>
        stream.LoadCheckpointAsync(shardId, cancellationToken);

    public Task SaveCheckpointAsync(string shardId, string sequenceNumber, CancellationToken cancellationToken) => network.CallAsync(
        "stream.checkpoint",
        () => stream.SaveCheckpointAsync(shardId, sequenceNumber, CancellationToken.None).GetAwaiter().GetResult(),
        cancellationToken);

    private IReadOnlyList<StreamEntry> Read(string shardId, string? after, int limit) =>
        stream.ReadAsync(shardId, after, limit, CancellationToken.None).GetAwaiter().GetResult();
}
