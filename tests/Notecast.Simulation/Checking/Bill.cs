using Notecast.Domain.Narrations;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Checking;

/// <summary>An answer of the speech service.</summary>
/// <param name="Segment">What was spoken.</param>
/// <param name="Narration">For which narration.</param>
/// <param name="Process">By which process.</param>
/// <param name="MissedAt">When the process had looked for the segment and not found it.</param>
internal sealed record Bill(SegmentKey Segment, NarrationIdentity? Narration, SimulatedProcess? Process, DateTimeOffset MissedAt)
{
    /// <summary>When the process had handed the audio to the cache.</summary>
    public DateTimeOffset? KeptAt { get; set; }

    /// <summary>Whether a fault took the audio before it was kept.</summary>
    public bool WasTaken { get; set; }

    /// <summary>Whether the audio was lost on its way from the service to the cache, by a fault or a death.</summary>
    public bool IsLost => WasTaken || (KeptAt is null && Process is null or { IsDead: true });
}
