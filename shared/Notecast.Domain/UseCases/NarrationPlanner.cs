using Microsoft.Extensions.Logging;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Domain.UseCases;

/// <summary>Turns note changes into what is wanted in the catalog and into synthesis jobs.</summary>
public sealed class NarrationPlanner
{
    /// <summary>How long a removed note keeps its tombstone: longer than a queue (14 days) or a stream (1 day) can hold a late event back.</summary>
    public static readonly TimeSpan TombstoneLifetime = TimeSpan.FromDays(30);

    private const int Concurrency = 8;

    private readonly ICatalog _catalog;
    private readonly INoteTable _notes;
    private readonly ISynthesisQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A planner on these ports.</summary>
    public NarrationPlanner(ICatalog catalog, INoteTable notes, ISynthesisQueue queue, TimeProvider time, ILogger logger)
    {
        _catalog = catalog;
        _notes = notes;
        _queue = queue;
        _time = time;
        _logger = logger;
    }

    /// <summary>Plans changes that were read from the stream in this order.</summary>
    /// <returns>The changes that could not be planned now; the caller has them delivered again.</returns>
    public async Task<IReadOnlyList<NoteChange>> PlanAsync(IReadOnlyList<NoteChange> changes, CancellationToken cancellationToken)
    {
        var plans = await Bounded.SelectAsync(LastAudibleChanges(changes), Concurrency, change => RecordAsync(change, cancellationToken));
        var unplanned = plans.Where(plan => plan.HasFailed).Select(plan => plan.Change).ToList();
        unplanned.AddRange(await SendJobsAsync([.. plans.Where(plan => plan.Job is not null)], cancellationToken));
        return unplanned;
    }

    /// <summary>Of the changes that can be heard, the last one of each note: only that one is narrated.</summary>
    private List<NoteChange> LastAudibleChanges(IReadOnlyList<NoteChange> changes)
    {
        var last = new Dictionary<NoteKey, NoteChange>();
        foreach (var change in changes)
        {
            if (IsAudible(change))
            {
                last[change.Key] = change;
            }
            else
            {
                _logger.ChangeIsSilent(change.Key, change.Revision, change.CorrelationId);
            }
        }

        return [.. last.Values];
    }

    private static bool IsAudible(NoteChange change) =>
        change.IsRemoval
        || change.Before is null
        || change.After is null
        || SpokenContent.Of(change.Before).Hash != SpokenContent.Of(change.After).Hash;

    private async Task<Plan> RecordAsync(NoteChange change, CancellationToken cancellationToken)
    {
        try
        {
            var after = change.IsRemoval ? null : change.After ?? (await _notes.FindAsync(change.Key, cancellationToken))?.Attributes;
            if (after is null && !change.IsRemoval)
            {
                // The stream carries no images and the note is gone: its removal follows.
                return new Plan(change);
            }

            var now = _time.GetUtcNow();
            var wanted = after is null
                ? new Wanted(change.Revision, null, now, change.CorrelationId, now + TombstoneLifetime)
                : new Wanted(change.Revision, SpokenContent.Of(after).Hash, now, change.CorrelationId);
            var result = await _catalog.WantAsync(change.Key, wanted, cancellationToken);
            _logger.ChangePlanned(change.Key, change.Revision, result.Outcome, change.CorrelationId);
            return result is { Outcome: WantOutcome.Superseded, Standing: { } standing }
                ? new Plan(change, JobOfRepair(change, standing))

                // A change that was recorded before may have failed before its job was sent.
                : new Plan(change, JobOf(change.Key, wanted));
        }
        catch (Exception exception)
        {
            LogFailure(exception, change.CorrelationId);
            return new Plan(change, HasFailed: true);
        }
    }

    /// <summary>
    /// The job of a repair that stands in the change's way. Whoever recorded the repair may have failed before its job was sent, as this
    /// change may have, and nothing else tries the change again. A second job of a revision does nothing.
    /// </summary>
    /// <returns><see langword="null"/> for a later change, whose own event sends its job, and for a repair that came to its end.</returns>
    private static SynthesisJob? JobOfRepair(NoteChange change, CatalogEntry standing) =>
        standing.Wanted.Revision.IsRepairOf(change.Revision) && standing.Status is NarrationStatus.Pending or NarrationStatus.Removed
            ? JobOf(change.Key, standing.Wanted)
            : null;

    private static SynthesisJob JobOf(NoteKey note, Wanted wanted) =>
        new(note, wanted.Revision, wanted.IsRemoval ? JobKind.Remove : JobKind.Narrate, wanted.CorrelationId);

    private async Task<IEnumerable<NoteChange>> SendJobsAsync(IReadOnlyList<Plan> plans, CancellationToken cancellationToken)
    {
        if (plans.Count == 0)
        {
            return [];
        }

        try
        {
            var unsent = (await _queue.SendAsync([.. plans.Select(plan => plan.Job!)], cancellationToken)).ToHashSet();
            return plans.Where(plan => unsent.Contains(plan.Job!)).Select(plan => plan.Change);
        }
        catch (Exception exception)
        {
            foreach (var plan in plans)
            {
                LogFailure(exception, plan.Change.CorrelationId);
            }

            return plans.Select(plan => plan.Change);
        }
    }

    private void LogFailure(Exception exception, string correlationId)
    {
        var failure = FailureClassifier.Classify(exception);
        _logger.PlanFailed(failure.Code, failure.Reason, correlationId);
    }

    private sealed record Plan(NoteChange Change, SynthesisJob? Job = null, bool HasFailed = false);
}
