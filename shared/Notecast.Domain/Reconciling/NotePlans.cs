using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Reconciling;

/// <summary>Decides about notes that seem to differ, and plans those that do, a batch at a time.</summary>
internal sealed class NotePlans
{
    private const int Concurrency = 8;

    private readonly NoteReconciler _ofNotes;
    private readonly ISynthesisQueue _queue;
    private readonly ReconcileOptions _options;
    private readonly ReconcileTally _tally;
    private readonly ILogger _logger;

    public NotePlans(NoteReconciler ofNotes, ISynthesisQueue queue, ReconcileOptions options, ReconcileTally tally, ILogger logger)
    {
        _ofNotes = ofNotes;
        _queue = queue;
        _options = options;
        _tally = tally;
        _logger = logger;
    }

    public async Task<IReadOnlyList<NoteDecision>> DecideAsync(IReadOnlyList<NoteKey> notes, CancellationToken cancellationToken) =>
        await Bounded.SelectAsync(notes, Concurrency, note => _ofNotes.DecideAsync(note, atLeast: null, _options, cancellationToken));

    /// <summary>
    /// Plans a batch. It is stopped before or after it, not inside: what the catalog wants gets its job. A process that is killed inside
    /// leaves notes that a later run finds stuck.
    /// </summary>
    /// <exception cref="TransientFailureException">The catalog cannot be written now, or the queue did not take all jobs.</exception>
    public async Task CarryOutAsync(IReadOnlyList<NoteDecision> decisions, CancellationToken cancellationToken)
    {
        if (_options.IsDryRun)
        {
            foreach (var decision in decisions)
            {
                _tally.Queued(decision);
            }

            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var recorded = new ConcurrentQueue<NoteDecision>();
        try
        {
            await Bounded.SelectAsync(decisions, Concurrency, async decision =>
            {
                var isRecorded = await _ofNotes.RecordAsync(decision, CancellationToken.None);
                if (isRecorded)
                {
                    recorded.Enqueue(decision);
                }
                else
                {
                    // A later change was planned meanwhile: the note is on its way.
                    _tally.Left(decision.Note, NoteFinding.Pending);
                }

                return isRecorded;
            });
        }
        finally
        {
            await SendAsync([.. recorded]);
        }
    }

    private async Task SendAsync(IReadOnlyList<NoteDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return;
        }

        var unsent = (await _queue.SendAsync([.. decisions.Select(decision => decision.Job!)], CancellationToken.None)).ToHashSet();
        foreach (var decision in decisions.Where(decision => !unsent.Contains(decision.Job!)))
        {
            var job = decision.Job!;
            _logger.NotePlanned(job.Note, decision.Finding, job.Revision, job.CorrelationId);
            _tally.Queued(decision);
        }

        if (unsent.Count > 0)
        {
            throw Refused(unsent.First(), unsent.Count, decisions.Count);
        }
    }

    private TransientFailureException Refused(SynthesisJob first, int refused, int all) => new(
        FailureCode.StorageUnavailable,
        $"The synthesis queue did not take {refused:N0} of {all:N0} jobs, the one of {first.Note} among them.",
        $"Nothing is lost: reconcile again; notes without a job are found stuck after {_options.PendingAge}.");
}
