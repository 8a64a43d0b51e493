using Microsoft.Extensions.Logging;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Streams;

/// <summary>Reads one shard from its checkpoint on, spreads the records over lanes, and keeps the checkpoint.</summary>
internal sealed class ShardWorker
{
    /// <summary>Records that are read and not finished, or finished after an unfinished one, at most; more than any batch.</summary>
    private const int MaxOpenRecords = 20_000;

    /// <summary>Records are read ahead for two batches of each lane, and for lanes that get few of them.</summary>
    private const int MinReadAhead = 1_000;

    /// <summary>Records are not read ahead beyond this size.</summary>
    private const long MaxOpenBytes = 64 * 1024 * 1024;

    private readonly IRecordStream _stream;
    private readonly string _shardId;
    private readonly StreamMappingOptions _options;
    private readonly int _readAhead;
    private readonly List<ShardLane> _lanes;
    private readonly ShardProgress _progress = new();
    private readonly AsyncSignal _finished;
    private readonly StoreCalls _calls;
    private volatile string? _saved;
    private volatile bool _isAtEnd;
    private long _openBytes;

    public ShardWorker(
        IRecordStream stream, string shardId, LambdaFunction function, StreamMappingOptions options, TimeProvider time, ILogger logger)
    {
        _stream = stream;
        _shardId = shardId;
        _options = options;
        _readAhead = Math.Max(MinReadAhead, 2 * options.BatchSize * options.ParallelizationFactor);
        _finished = new AsyncSignal(time);
        _calls = new StoreCalls(time, logger);
        var runner = new StreamBatchRunner(stream.StreamArn, shardId, function, options, Finish, time, logger);
        _lanes = [.. Enumerable.Range(0, options.ParallelizationFactor).Select(_ => new ShardLane(options, runner, time))];
    }

    public int InFlight => _progress.Unfinished;

    public bool IsIdle => _isAtEnd && _progress.Open == 0 && _saved == _progress.Checkpoint;

    public async Task RunAsync(Shutdown shutdown)
    {
        string? after = null;
        var isLoaded = await _calls.UntilDoneAsync(
            "Loading a checkpoint", async stop => after = await _stream.LoadCheckpointAsync(_shardId, stop), shutdown.Stop);
        if (!isLoaded)
        {
            return;
        }

        using var ended = new CancellationTokenSource();
        var saving = shutdown.GuardAsync(SaveCheckpointsAsync(ended.Token, shutdown.Abandon));
        var lanes = _lanes.Select(lane => shutdown.GuardAsync(lane.RunAsync(shutdown))).ToList();
        try
        {
            await Task.WhenAll([shutdown.GuardAsync(ReadAsync(after, shutdown.Stop)), .. lanes]);
        }
        finally
        {
            ended.Cancel();
            await saving;
        }
    }

    private async Task ReadAsync(string? after, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var seen = _finished.Version;
            var room = Math.Min(Math.Min(_options.BatchSize, MaxOpenRecords - _progress.Open), _readAhead - _progress.Unfinished);
            if (room <= 0 || Interlocked.Read(ref _openBytes) > MaxOpenBytes)
            {
                await _finished.WaitAsync(seen, Timeout.InfiniteTimeSpan, stop);
                continue;
            }

            IReadOnlyList<StreamEntry> records = [];
            await _calls.UntilDoneAsync(
                "Reading a stream", async token => records = await _stream.ReadAsync(_shardId, after, room, token), stop);
            if (records.Count > 0)
            {
                _isAtEnd = false;
                HandOver(records);
                after = records[^1].SequenceNumber;
                continue;
            }

            _isAtEnd = !stop.IsCancellationRequested;
            await _calls.UntilDoneAsync(
                "Waiting for records", token => _stream.WaitForRecordsAsync(_shardId, after, _options.PollInterval, token), stop);
        }
    }

    private void HandOver(IReadOnlyList<StreamEntry> records)
    {
        _progress.Start(records);
        Interlocked.Add(ref _openBytes, records.Sum(record => (long)record.Json.Length));
        var wanted = records.ToLookup(record => _options.Filter?.Invoke(record) ?? true);
        foreach (var lane in wanted[true].GroupBy(record => StableHash.Spread(record.PartitionKey, _lanes.Count)))
        {
            _lanes[lane.Key].Add(lane);
        }

        Finish([.. wanted[false]]);
    }

    private void Finish(IReadOnlyList<StreamEntry> records)
    {
        if (records.Count > 0)
        {
            _progress.Finish(records);
            Interlocked.Add(ref _openBytes, -records.Sum(record => (long)record.Json.Length));
            _finished.Set();
        }
    }

    /// <summary>Saves the newest checkpoint whenever there is a new one, and a last time at the end.</summary>
    private async Task SaveCheckpointsAsync(CancellationToken ended, CancellationToken abandon)
    {
        while (true)
        {
            var seen = _finished.Version;
            var checkpoint = _progress.Checkpoint;
            if (checkpoint is not null && checkpoint != _saved)
            {
                if (!await _calls.UntilDoneAsync(
                    "Saving a checkpoint", stop => _stream.SaveCheckpointAsync(_shardId, checkpoint, stop), abandon))
                {
                    return;
                }

                _saved = checkpoint;
                continue;
            }

            if (ended.IsCancellationRequested)
            {
                return;
            }

            await _finished.WaitAsync(seen, Timeout.InfiniteTimeSpan, ended);
        }
    }
}
