#pragma warning disable IDE0052 // The body is not written yet.
using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Replaying;

/// <summary>Replays dead letters that come from the replay queue: each goes back to the step where it failed.</summary>
public sealed class DeadLetterReplayer
{
    private readonly ReplayPlanner _planner;
    private readonly ISynthesisQueue _queue;
    private readonly NarrationFinisher _finisher;
    private readonly NoteReconciler _ofNotes;
    private readonly Reconciler _reconciler;
    private readonly IReplayGuard _guard;
    private readonly IDeadLetterQueue _deadLetters;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A replayer on these use cases and ports.</summary>
    public DeadLetterReplayer(
        ReplayPlanner planner,
        ISynthesisQueue queue,
        NarrationFinisher finisher,
        NoteReconciler ofNotes,
        Reconciler reconciler,
        IReplayGuard guard,
        IDeadLetterQueue deadLetters,
        TimeProvider time,
        ILogger logger)
    {
        _planner = planner;
        _queue = queue;
        _finisher = finisher;
        _ofNotes = ofNotes;
        _reconciler = reconciler;
        _guard = guard;
        _deadLetters = deadLetters;
        _time = time;
        _logger = logger;
    }

    /// <summary>
    /// Replays one letter. What fails returns to the dead-letter queue, marked as having come back. It does not throw.
    /// </summary>
    /// <param name="message">The copy of the letter, from the replay queue.</param>
    /// <param name="timeLeft">How long it may take.</param>
    /// <param name="work">Stops the replay; it leaves time for what a failure needs.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    /// <returns>Whether the message is done with; otherwise it comes back to the replay queue by itself.</returns>
    public Task<bool> ProcessAsync(DeadLetterMessage message, TimeSpan timeLeft, CancellationToken work, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
