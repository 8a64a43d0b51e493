using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Invocations;

/// <summary>How a function is invoked asynchronously. The defaults are Lambda's.</summary>
public sealed record AsyncInvokerOptions
{
    /// <summary>How often a failed invocation is tried again: 0 to 2. The first retry comes after one minute, the second after two more.</summary>
    public int MaximumRetryAttempts { get; init; } = 2;

    /// <summary>
    /// The age at which an invocation is given up: 60 seconds to 6 hours; <see langword="null"/> for none, for a queue that keeps
    /// invocations while nobody runs (Lambda always does).
    /// </summary>
    public TimeSpan? MaximumEventAge { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How many invocations run at once at most: 1 to 1,000, which is an account's quota.</summary>
    public int MaximumConcurrency { get; init; } = 1_000;

    /// <summary>The on-failure destination: it gets a record with the event, the error and what was tried.</summary>
    public IMessageQueue? OnFailure { get; init; }

    /// <summary>The plain dead-letter queue: it gets the event alone, with the attributes RequestID, ErrorCode and ErrorMessage.</summary>
    public IMessageQueue? DeadLetterQueue { get; init; }

    /// <summary>How long one look for due invocations waits.</summary>
    public TimeSpan PollWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long running invocations may go on after a stop. Those that take longer are tried again.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        Check.Range(MaximumRetryAttempts, 0, 2, nameof(MaximumRetryAttempts));
        Check.Range(MaximumEventAge ?? TimeSpan.FromHours(6), TimeSpan.FromSeconds(60), TimeSpan.FromHours(6), nameof(MaximumEventAge));
        Check.Range(MaximumConcurrency, 1, 1_000, nameof(MaximumConcurrency));
    }
}
