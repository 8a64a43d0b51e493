using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Replaying;

/// <summary>Does what a <see cref="ReplayPlan"/> says. Doing it again changes and bills nothing.</summary>
internal sealed class ReplayActions
{
    /// <summary>A failed narration is what is replayed; a pending one may have failed before its job was sent.</summary>
    private static readonly ReconcileOptions OfOneNote = new() { IncludesFailed = true, ResendsPending = true };

    private readonly ISynthesisQueue _queue;
    private readonly NarrationFinisher _finisher;
    private readonly NoteReconciler _ofNotes;
    private readonly StreamReconciliation _reconciliation;
    private readonly ILogger _logger;

    public ReplayActions(
        ISynthesisQueue queue, NarrationFinisher finisher, NoteReconciler ofNotes, StreamReconciliation reconciliation, ILogger logger)
    {
        _queue = queue;
        _finisher = finisher;
        _ofNotes = ofNotes;
        _reconciliation = reconciliation;
        _logger = logger;
    }

    /// <exception cref="FailureException">The step fails again.</exception>
    public Task RunAsync(RecognizedDeadLetter letter, ReplayPlan plan, CancellationToken cancellationToken) => plan.Step switch
    {
        ReplayStep.ResendJob => _queue.ResendAsync(letter.Message.Body, MarkOf(letter), cancellationToken),
        ReplayStep.Finish => FinishAsync(letter, plan.Note!, plan.ObjectKey!, cancellationToken),
        ReplayStep.PlanNote => PlanNoteAsync(letter, plan.Note!, plan.AtLeast, cancellationToken),
        ReplayStep.ReconcileAll => _reconciliation.CoverAsync(
            letter, ((DeadLetterContent.StreamBatch)letter.Content).Value, cancellationToken),
        ReplayStep.Nothing => Task.CompletedTask,
        ReplayStep.Fail => throw new PermanentFailureException(
            FailureCode.RecordUnreadable,
            $"The dead letter cannot be replayed: {plan.Reason}.",
            "Edit it, so that it is of a kind that can be replayed, or discard it."),
        _ => throw new UnreachableException(),
    };

    private async Task FinishAsync(RecognizedDeadLetter letter, NoteKey note, NarrationKey key, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await _finisher.FinishAsync(key.ToString(), cancellationToken);
            _logger.NarrationFinished(key, outcome, new(letter), letter.CorrelationId);
        }
        catch (PermanentFailureException exception) when (exception.Failure.Code is FailureCode.AudioDamaged or FailureCode.AudioCutShort)
        {
            // Its segments are kept, so that making it anew costs nothing, or only what is damaged.
            _logger.NarrationIsUnfit(key, exception.Failure.Code, exception.Failure.Reason, new(letter), letter.CorrelationId);
            await PlanNoteAsync(letter, note, key.Revision.NextRepair(), cancellationToken);
        }
    }

    private async Task PlanNoteAsync(RecognizedDeadLetter letter, NoteKey note, Revision? atLeast, CancellationToken cancellationToken)
    {
        var decision = await _ofNotes.DecideAsync(note, atLeast, OfOneNote, cancellationToken);
        if (await _ofNotes.RecordAsync(decision, cancellationToken) && decision.Job is { } job)
        {
            await _queue.ResendAsync(SynthesisJobFormat.Write(job), MarkOf(letter), cancellationToken);
            _logger.NoteQueued(note, decision.Finding, job.Revision, job.CorrelationId, new(letter), letter.CorrelationId);
        }
        else
        {
            _logger.NoteNotQueued(note, decision.Finding, new(letter), letter.CorrelationId);
        }
    }

    private static ReplayMark MarkOf(RecognizedDeadLetter letter) => new(letter.Replays + 1, letter.FirstFailedAt);
}
