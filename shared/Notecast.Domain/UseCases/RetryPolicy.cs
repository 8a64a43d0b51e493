namespace Notecast.Domain.UseCases;

/// <summary>How often a job is tried, and how long it waits in between: twice as long each time, with jitter.</summary>
public sealed class RetryPolicy
{
    /// <summary>Most notes are narrated in less.</summary>
    private static readonly TimeSpan FirstDelayInProgress = TimeSpan.FromSeconds(5);

    private const double GrowthInProgress = 6;

    private readonly TimeSpan _firstDelay;
    private readonly TimeSpan _maxDelay;
    private readonly Random _random;

    /// <summary>A policy.</summary>
    /// <param name="maxAttempts">Tries in all, at least 1. The queue's own <c>maxReceiveCount</c> must not be lower.</param>
    /// <param name="firstDelay">The delay after the first try.</param>
    /// <param name="maxDelay">The longest delay.</param>
    /// <param name="random">Source of the jitter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RetryPolicy(int maxAttempts, TimeSpan firstDelay, TimeSpan maxDelay, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelay, firstDelay);
        MaxAttempts = maxAttempts;
        _firstDelay = firstDelay;
        _maxDelay = maxDelay;
        _random = random;
    }

    /// <summary>Tries in all.</summary>
    public int MaxAttempts { get; }

    /// <summary>The delay after try number <paramref name="attempt"/> (from 1): between half of the full delay and all of it.</summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var full = Math.Min(_firstDelay.TotalSeconds * Math.Pow(2, attempt - 1), _maxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (_random.NextDouble() / 2)));
    }

    /// <summary>
    /// The delay after try number <paramref name="attempt"/> (from 1) that found another worker at the same job: 5 s, then six times as
    /// long each time. <see langword="null"/> when only the last try is left: it is not for finding that worker again, so the message stays
    /// hidden until that worker's time is over for certain, which is the queue's visibility timeout.
    /// </summary>
    public TimeSpan? DelayInProgress(int attempt) => attempt >= MaxAttempts - 1
        ? null
        : TimeSpan.FromSeconds(Math.Min(FirstDelayInProgress.TotalSeconds * Math.Pow(GrowthInProgress, attempt - 1), _maxDelay.TotalSeconds));
}
