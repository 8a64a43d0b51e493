#pragma warning disable IDE0052 // The body is not written yet.
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Replaying;

/// <summary>Decides what replaying a dead letter does, from how its note stands now. It reads and writes nothing.</summary>
public sealed class ReplayPlanner
{
    private readonly ICatalog _catalog;
    private readonly INoteTable _notes;
    private readonly INarrationScan _audio;

    /// <summary>A planner on these ports.</summary>
    public ReplayPlanner(ICatalog catalog, INoteTable notes, INarrationScan audio)
    {
        _catalog = catalog;
        _notes = notes;
        _audio = audio;
    }

    /// <summary>What replaying this letter would do now.</summary>
    /// <exception cref="Failures.TransientFailureException">Something cannot be read now.</exception>
    public Task<ReplayPlan> PlanAsync(RecognizedDeadLetter letter, CancellationToken cancellationToken) => throw new NotImplementedException();
}
