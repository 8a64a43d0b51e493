namespace Notecast.EventSources.Streams;

/// <summary>
/// Which records of a shard are being worked on. Batches may end in any order; the checkpoint moves only over records without a gap.
/// </summary>
internal sealed class ShardProgress
{
    private readonly Lock _lock = new();
    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private string? _checkpoint;

    /// <summary>The sequence number up to which every record is finished; <see langword="null"/> before the first.</summary>
    public string? Checkpoint
    {
        get
        {
            lock (_lock)
            {
                return _checkpoint;
            }
        }
    }

    /// <summary>How many records are not finished.</summary>
    public int Unfinished
    {
        get
        {
            lock (_lock)
            {
                return _open.Count - _finished.Count;
            }
        }
    }

    /// <summary>How many records are finished or not, but after a gap or in one.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    public void Start(IEnumerable<StreamEntry> records)
    {
        lock (_lock)
        {
            foreach (var record in records)
            {
                _open.Enqueue(record.SequenceNumber);
            }
        }
    }

    public void Finish(IEnumerable<StreamEntry> records)
    {
        lock (_lock)
        {
            _finished.UnionWith(records.Select(record => record.SequenceNumber));
            while (_open.TryPeek(out var first) && _finished.Remove(first))
            {
                _checkpoint = _open.Dequeue();
            }
        }
    }
}
