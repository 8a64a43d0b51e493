using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;

namespace Notecast.EventSources.Tests.Support;

/// <summary>A stream whose calls can be watched, made to fail, and made not to signal new records, so that only polling finds them.</summary>
internal sealed class WatchedStream(InMemoryRecordStream inner) : IRecordStream
{
    public int Reads { get; private set; }

    /// <summary>How many records were read.</summary>
    public int RecordsRead { get; private set; }

    /// <summary>Whether a wait for records ends only with its time.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Called with the name of each call before it is made; it may throw.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Called with each checkpoint.</summary>
    public Action<string> OnCheckpoint { get; set; } = _ => { };

    public string StreamArn => inner.StreamArn;

    public Task<IReadOnlyList<string>> ListShardsAsync(CancellationToken cancellationToken)
    {
        Before("list");
        return inner.ListShardsAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StreamEntry>> ReadAsync(
        string shardId, string? afterSequenceNumber, int limit, CancellationToken cancellationToken)
    {
        Before("read");
        Reads++;
        var records = await inner.ReadAsync(shardId, afterSequenceNumber, limit, cancellationToken);
        RecordsRead += records.Count;
        return records;
    }

    public Task WaitForRecordsAsync(string shardId, string? afterSequenceNumber, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Before("wait");
        return inner.WaitForRecordsAsync(shardId, IsSilent ? "999999" : afterSequenceNumber, atMost, cancellationToken);
    }

    public Task<string?> LoadCheckpointAsync(string shardId, CancellationToken cancellationToken)
    {
        Before("load");
        return inner.LoadCheckpointAsync(shardId, cancellationToken);
    }

    public Task SaveCheckpointAsync(string shardId, string sequenceNumber, CancellationToken cancellationToken)
    {
        Before("save");
        OnCheckpoint(sequenceNumber);
        return inner.SaveCheckpointAsync(shardId, sequenceNumber, cancellationToken);
    }
}
