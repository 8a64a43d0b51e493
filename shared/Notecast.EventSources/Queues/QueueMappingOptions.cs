namespace Notecast.EventSources.Queues;

/// <summary>How a queue is mapped to a function. The defaults are Lambda's.</summary>
public sealed record QueueMappingOptions
{
    /// <summary>Messages an invocation gets at most: 1 to 10, or up to 10,000 with a <see cref="BatchingWindow"/> of a second or more.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long messages are gathered for a batch that is not full: 0 to 300 seconds.</summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>
    /// How long a received message is hidden: the queue's own setting, 0 seconds to 12 hours. Lambda refuses one that is shorter than the
    /// function's timeout and advises six times the timeout.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the function names the messages that failed in its response.</summary>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>How many batches run at once at most: 2 to 1,000, or <see langword="null"/> for Lambda's 1,000.</summary>
    public int? MaximumConcurrency { get; init; }

    /// <summary>How long a receive waits for messages: SQS allows 20 seconds.</summary>
    public TimeSpan PollWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long running invocations may go on after a stop. Their messages come again if they take longer.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate(TimeSpan functionTimeout)
    {
        var largestBatch = BatchingWindow >= TimeSpan.FromSeconds(1) ? 10_000 : 10;
        Check.Range(BatchSize, 1, largestBatch, nameof(BatchSize));
        Check.Range(BatchingWindow, TimeSpan.Zero, TimeSpan.FromSeconds(300), nameof(BatchingWindow));
        Check.Range(VisibilityTimeout, functionTimeout, TimeSpan.FromHours(12), nameof(VisibilityTimeout));
        Check.Range(MaximumConcurrency ?? 2, 2, 1_000, nameof(MaximumConcurrency));
    }
}
