namespace Notecast.Benchmarks.Functions;

/// <summary>The most memory that a process had resident (<c>VmHWM</c>), in bytes.</summary>
/// <param name="Idle">After an event without records.</param>
/// <param name="Peak">After its work.</param>
internal sealed record PeakBytes(long Idle, long Peak)
{
    public long OverIdle => Peak - Idle;
}
