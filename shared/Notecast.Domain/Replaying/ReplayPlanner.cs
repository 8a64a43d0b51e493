using System.Diagnostics;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Replaying;

/// <summary>Decides what replaying a dead letter does, from how its note stands now. It only reads.</summary>
public sealed class ReplayPlanner
{
    private const string CatalogIsBehind = "the catalog does not know this change: it lost writes";
    private const string LaterChange = "a later change of the note is wanted";
    private const string MayBeUnsent = "a later change of the note is wanted and not done yet; its job is sent again in case it was lost";

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
    public async Task<ReplayPlan> PlanAsync(RecognizedDeadLetter letter, CancellationToken cancellationToken) => letter.Content switch
    {
        DeadLetterContent.Job job => await PlanJobAsync(job.Value, cancellationToken),
        DeadLetterContent.Objects objects => await PlanObjectsAsync(objects.ObjectKeys, cancellationToken),
        DeadLetterContent.StreamBatch => new ReplayPlan(
            ReplayStep.ReconcileAll, "the letter has positions of the stream and no keys, so all notes are compared"),
        DeadLetterContent.Poison { Change: { } change } => await PlanPoisonAsync(change, cancellationToken),
        DeadLetterContent.Poison poison => new ReplayPlan(ReplayStep.Fail, poison.Problem),
        DeadLetterContent.Unknown unknown => new ReplayPlan(ReplayStep.Fail, unknown.Problem),
        _ => throw new UnreachableException(),
    };

    private async Task<ReplayPlan> PlanJobAsync(SynthesisJob job, CancellationToken cancellationToken)
    {
        var entry = await _catalog.FindAsync(job.Note, cancellationToken);
        if (entry is null || entry.Wanted.Revision < job.Revision)
        {
            return new ReplayPlan(ReplayStep.PlanNote, CatalogIsBehind, job.Note, job.Revision);
        }

        if (entry.Wanted.Revision > job.Revision)
        {
            return PlanSuperseded(entry);
        }

        if (entry.Wanted.IsRemoval)
        {
            return new ReplayPlan(ReplayStep.ResendJob, "the note's removal is wanted", job.Note);
        }

        if (entry.Status == NarrationStatus.Ready)
        {
            return new ReplayPlan(ReplayStep.Nothing, "the narration is ready", job.Note);
        }

        var note = await _notes.FindAsync(job.Note, cancellationToken);
        if (note is null)
        {
            return new ReplayPlan(ReplayStep.PlanNote, "the note is gone", job.Note);
        }

        return SpokenContent.Of(note.Attributes).Hash == entry.Wanted.Content
            ? new ReplayPlan(ReplayStep.ResendJob, "the note has the content that is wanted, and no narration of it", job.Note)
            : new ReplayPlan(ReplayStep.PlanNote, "the note has another content than the job was for", job.Note);
    }

    private async Task<ReplayPlan> PlanObjectsAsync(IReadOnlyList<string> objectKeys, CancellationToken cancellationToken)
    {
        var parts = new List<ReplayPlan>();
        foreach (var objectKey in objectKeys.Distinct(StringComparer.Ordinal))
        {
            parts.AddRange(NarrationKey.TryParse(objectKey, out var key)
                ? await PlanObjectAsync(key, cancellationToken)
                : [new ReplayPlan(ReplayStep.Nothing, "the object is no narration")]);
        }

        if (parts is [var only])
        {
            return only;
        }

        var first = parts.Find(part => part.Step != ReplayStep.Nothing) ?? parts[0];
        var reason = string.Join("; ", parts.Select(part => part.Reason).Distinct());
        return new ReplayPlan(first.Step, reason, first.Note, first.AtLeast, first.ObjectKey, parts);
    }

    private async Task<IReadOnlyList<ReplayPlan>> PlanObjectAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        var entry = await _catalog.FindAsync(key.Note, cancellationToken);
        if (entry is null || entry.Wanted.Revision < key.Revision)
        {
            return [new ReplayPlan(ReplayStep.PlanNote, CatalogIsBehind, entry?.Note ?? key.Note, key.Revision.NextRepair())];
        }

        if (entry.Wanted.Revision > key.Revision)
        {
            var finish = new ReplayPlan(
                ReplayStep.Finish, $"{LaterChange}, so the audio is deleted unless it can be heard until then", entry.Note, ObjectKey: key);
            var later = PlanSuperseded(entry);
            return later.Step == ReplayStep.Nothing ? [finish] : [finish, later];
        }

        var isWanted = entry.Wanted.Content?.Prefix == key.ContentPrefix;
        return isWanted && !await _audio.ExistsAsync(key, cancellationToken)
            ? [new ReplayPlan(ReplayStep.PlanNote, "the audio is gone although it is wanted", entry.Note, key.Revision.NextRepair())]
            : [new ReplayPlan(ReplayStep.Finish, "the audio is checked and finished, or made anew if it is unfit", entry.Note, ObjectKey: key)];
    }

    private async Task<ReplayPlan> PlanPoisonAsync(PoisonChange change, CancellationToken cancellationToken)
    {
        var entry = await _catalog.FindAsync(change.Note, cancellationToken);
        return entry is not null && entry.Wanted.Revision > change.Revision
            ? PlanSuperseded(entry)
            : new ReplayPlan(ReplayStep.PlanNote, "the note is read from the table and planned as it is now", change.Note, change.Revision);
    }

    /// <summary>
    /// Nothing, if the later change is done or has a letter of its own. Else it may be what an earlier replay of this very letter planned,
    /// and could not send.
    /// </summary>
    private static ReplayPlan PlanSuperseded(CatalogEntry entry)
    {
        var isUnfinished = entry.Status == NarrationStatus.Pending || entry is { Wanted.IsRemoval: true, Ready: not null };
        return isUnfinished
            ? new ReplayPlan(ReplayStep.PlanNote, MayBeUnsent, entry.Note)
            : new ReplayPlan(ReplayStep.Nothing, LaterChange, entry.Note);
    }
}
