using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;

namespace Notecast.EventSources.Tests.Support;

/// <summary>A stream that never signals a record, so that only polling finds it; it counts its reads and can be made to fail.</summary>
internal sealed class SilentStream(InMemoryRecordStream inner) : IRecordStream
{
    public int Reads { get; private set; }

    public Action<string> Before { get; set; } = _ => { };

    public string StreamArn => inner.StreamArn;

    public Task<IReadOnlyList<string>> ListShardsAsync(CancellationToken cancellationToken)
    {
        Before("list");
        return inner.ListShardsAsync(cancellationToken);
    }

    public Task<IReadOnlyList<StreamEntry>> ReadAsync(
        string shardId, string? afterSequenceNumber, int limit, CancellationToken cancellationToken)
    {
        Before("read");
        Reads++;
        return inner.ReadAsync(shardId, afterSequenceNumber, limit, cancellationToken);
    }

    public Task WaitForRecordsAsync(string shardId, string? afterSequenceNumber, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Before("wait");
        return inner.WaitForRecordsAsync(shardId, "999999", atMost, cancellationToken);
    }

    public Task<string?> LoadCheckpointAsync(string shardId, CancellationToken cancellationToken)
    {
        Before("load");
        return inner.LoadCheckpointAsync(shardId, cancellationToken);
    }

    public Task SaveCheckpointAsync(string shardId, string sequenceNumber, CancellationToken cancellationToken)
    {
        Before("save");
        return inner.SaveCheckpointAsync(shardId, sequenceNumber, cancellationToken);
    }
}
