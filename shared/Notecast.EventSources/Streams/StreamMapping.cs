using Microsoft.Extensions.Logging;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Streams;

/// <summary>
/// Hands the records of a stream to a function as a Lambda event source mapping does: at least once, in order within a partition key, one
/// batch at a time for each shard (or <see cref="StreamMappingOptions.ParallelizationFactor"/> of them).
/// </summary>
/// <remarks>
/// Rules: Lambda developer guide, "Using Lambda with Amazon DynamoDB". The shards are those that the stream lists when the mapping starts.
/// Where the guide is silent: the tries of a batch that shrinks because its function named a failure are counted on, not from zero; with
/// bisecting too, a batch whose first record is the named one is halved. A failure record that its destination does not take is sent again
/// until it does, and the checkpoint stays before its records until then (Lambda drops it).
/// </remarks>
public sealed class StreamMapping
{
    private readonly IRecordStream _stream;
    private readonly LambdaFunction _function;
    private readonly StreamMappingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile IReadOnlyList<ShardWorker>? _workers;

    /// <summary>Maps a stream to a function.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="function">The function.</param>
    /// <param name="options">How it is mapped.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public StreamMapping(IRecordStream stream, LambdaFunction function, StreamMappingOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _stream = stream;
        _function = function;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>How many records were read and are neither handled nor given up.</summary>
    public int InFlight => _workers?.Sum(worker => worker.InFlight) ?? 0;

    /// <summary>Whether the stream was read to its end, every record is handled or given up, and that is kept as the checkpoint.</summary>
    public bool IsIdle => _workers is { } workers && workers.All(worker => worker.IsIdle);

    /// <summary>Runs until <paramref name="stop"/> is cancelled and running invocations have ended, or their grace period is over.</summary>
    /// <remarks>Nothing is lost by stopping: what is not done is handed over again at the next start.</remarks>
    public async Task RunAsync(CancellationToken stop)
    {
        using var shutdown = new Shutdown(_time, _options.StopGrace, stop);
        IReadOnlyList<string> shards = [];
        await new StoreCalls(_time, _logger).UntilDoneAsync(
            "Listing shards", async token => shards = await _stream.ListShardsAsync(token), shutdown.Stop);
        var workers = shards.Select(shard => new ShardWorker(_stream, shard, _function, _options, _time, _logger)).ToList();
        _workers = workers;
        await Task.WhenAll(workers.Select(worker => shutdown.GuardAsync(worker.RunAsync(shutdown))));
    }
}
