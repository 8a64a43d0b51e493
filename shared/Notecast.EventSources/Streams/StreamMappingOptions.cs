using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Streams;

/// <summary>How a stream is mapped to a function. The defaults are Lambda's.</summary>
public sealed record StreamMappingOptions
{
    /// <summary>Records an invocation gets at most: 1 to 10,000. A payload is never larger than 6 MB.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long records are gathered for a batch that is not full: 0 to 300 seconds.</summary>
    public TimeSpan BatchWindow { get; init; }

    /// <summary>Batches of one shard that run at once: 1 to 10. Records of one partition key stay in order.</summary>
    public int ParallelizationFactor { get; init; } = 1;

    /// <summary>How often a failed batch is tried again: 0 to 10,000, or −1 for no limit.</summary>
    public int MaximumRetryAttempts { get; init; } = -1;

    /// <summary>The age at which a record is given up: 60 seconds to 7 days, or <see langword="null"/> (Lambda's −1) for no limit.</summary>
    public TimeSpan? MaximumRecordAge { get; init; }

    /// <summary>
    /// How long the stream keeps records; an older one has expired and is given up whatever the other limits say. 24 hours for DynamoDB
    /// streams; <see langword="null"/> for a stream that keeps them until they were read.
    /// </summary>
    public TimeSpan? RecordRetention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether a failed batch is halved. Halving uses up no retries.</summary>
    public bool BisectBatchOnFunctionError { get; init; }

    /// <summary>Whether the function names the records that failed in its response.</summary>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>Which records the function gets, <see langword="null"/> for all; the others are passed over for good.</summary>
    public Func<StreamEntry, bool>? Filter { get; init; }

    /// <summary>Where a record of a given-up batch is sent; without it, giving up is only logged.</summary>
    public IMessageQueue? OnFailure { get; init; }

    /// <summary>How often an idle shard is read: Lambda reads about four times a second. A stream that signals records is read at once.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The wait before the first retry. It doubles with each further one, up to <see cref="LongestRetryDelay"/>. Lambda backs off too, but
    /// publishes no figures.
    /// </summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a retry.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long running invocations may go on after a stop. Their records are handed over again if they take longer.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    internal TimeSpan MaximumAge
    {
        get
        {
            var (age, retention) = (MaximumRecordAge ?? TimeSpan.MaxValue, RecordRetention ?? TimeSpan.MaxValue);
            return age < retention ? age : retention;
        }
    }

    internal void Validate()
    {
        Check.Range(BatchSize, 1, 10_000, nameof(BatchSize));
        Check.Range(BatchWindow, TimeSpan.Zero, TimeSpan.FromSeconds(300), nameof(BatchWindow));
        Check.Range(ParallelizationFactor, 1, 10, nameof(ParallelizationFactor));
        Check.Range(MaximumRetryAttempts, -1, 10_000, nameof(MaximumRetryAttempts));
        Check.Range(MaximumRecordAge ?? TimeSpan.FromDays(7), TimeSpan.FromSeconds(60), TimeSpan.FromDays(7), nameof(MaximumRecordAge));
    }
}
