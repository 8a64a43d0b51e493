namespace Notecast.EventSources.Queues;

/// <summary>
/// How many batches of a queue may run at once. Lambda developer guide, "Configuring scaling behavior for SQS event source mappings": five at
/// first, up to 300 more a minute while messages are left, back to five when there are none.
/// </summary>
internal sealed class QueueScaling(int? maximumConcurrency, TimeProvider time)
{
    private const int AtFirst = 5;
    private const int AddedASecond = 5;
    private const int LambdaMaximum = 1_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly int _maximum = maximumConcurrency ?? LambdaMaximum;
    private DateTimeOffset? _grewAt;

    /// <summary>The limit for a number of running batches; it grows only while that number is at it.</summary>
    public int Limit { get; private set; } = Math.Min(AtFirst, maximumConcurrency ?? LambdaMaximum);

    /// <summary>Whether another batch may start now.</summary>
    public bool MayStart(int running)
    {
        if (running < Limit)
        {
            return true;
        }

        var now = time.GetUtcNow();
        _grewAt ??= now;
        if (Limit < _maximum && now - _grewAt >= Second)
        {
            Limit = Math.Min(_maximum, Limit + AddedASecond);
            _grewAt = now;
        }

        return running < Limit;
    }

    /// <summary>How long it takes at most until <see cref="MayStart"/> may answer otherwise without a batch ending.</summary>
    public TimeSpan UntilGrowth => Limit < _maximum ? Second : Timeout.InfiniteTimeSpan;

    /// <summary>The queue is empty.</summary>
    public void Relax()
    {
        Limit = Math.Min(AtFirst, _maximum);
        _grewAt = null;
    }
}
