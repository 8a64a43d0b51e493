namespace Notecast.Embedded;

/// <summary>How many messages a queue holds.</summary>
/// <param name="Visible">Messages that can be received now.</param>
/// <param name="InFlight">Messages that were received and are worked on.</param>
/// <param name="Delayed">Messages that failed and wait for their next try.</param>
public sealed record QueueDepth(long Visible, long InFlight, long Delayed)
{
    /// <summary>All messages.</summary>
    public long Total => Visible + InFlight + Delayed;
}
