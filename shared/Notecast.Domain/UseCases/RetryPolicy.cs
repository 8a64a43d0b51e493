namespace Notecast.Domain.UseCases;

/// <summary>How often a job is tried, and how long it waits in between: twice as long each time, with jitter.</summary>
public sealed class RetryPolicy
{
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
}
