using System.Security.Cryptography;
using System.Text;
using Notecast.Domain.Catalog;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Reconciling;

/// <summary>Compares one note with the catalog and the bucket, and plans what is missing.</summary>
/// <remarks>
/// A plan has a revision above every one that is known, so the content that goes with it must not be older than theirs. Each revision was a
/// note before it was an entry, and an entry before it was an object, so these are read the other way round: the bucket, the entry, the
/// note. What a client writes later than that has a change of its own with a higher revision, which then wins.
/// </remarks>
public sealed class NoteReconciler
{
    private const int CorrelationDigits = 16;

    /// <summary>Below every change that a stream tells of: a note that nobody knows is planned as a repair of it.</summary>
    private static readonly Revision BeforeAll = Revision.FromSequenceNumber("0");

    private readonly ICatalog _catalog;
    private readonly INoteTable _notes;
    private readonly INarrationStore _narrations;
    private readonly INarrationScan _audio;
    private readonly TimeProvider _time;

    /// <summary>A reconciler on these ports.</summary>
    public NoteReconciler(ICatalog catalog, INoteTable notes, INarrationStore narrations, INarrationScan audio, TimeProvider time)
    {
        _catalog = catalog;
        _notes = notes;
        _narrations = narrations;
        _audio = audio;
        _time = time;
    }

    /// <summary>Reads how a note stands and decides what to do. Nothing is written.</summary>
    /// <param name="note">The note; its id may be of the other type than the table's.</param>
    /// <param name="atLeast">
    /// A change that is known from elsewhere: what is planned has this revision at least. <see langword="null"/> when none is known.
    /// </param>
    /// <param name="options">What to do about what is found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>
    /// The decision. It has something to want and a job, or neither. Audio of a note that neither the table nor the catalog knows is
    /// <see cref="NoteFinding.Orphaned"/> and ends by a job that removes it.
    /// </returns>
    /// <exception cref="Failures.TransientFailureException">Something cannot be read now.</exception>
    public async Task<NoteDecision> DecideAsync(
        NoteKey note, Revision? atLeast, ReconcileOptions options, CancellationToken cancellationToken)
    {
        var objects = await ListAsync(note, cancellationToken);
        var entry = await _catalog.FindAsync(note, cancellationToken);
        var found = await _notes.FindAsync(entry?.Note ?? note, cancellationToken);
        var content = found is null ? null : SpokenContent.Of(found.Attributes).Hash;

        // The keys of the table and the catalog know the type of their id; one that was read from an object key does not.
        var key = found?.Key ?? entry?.Note ?? note;
        var highest = Latest([.. objects.Select(narration => narration.Revision)]);
        var finding = await FindAsync(entry, content, Latest(highest, atLeast), objects, options, cancellationToken);
        if (!NoteComparison.CallsForPlan(finding, options))
        {
            return new NoteDecision(key, finding);
        }

        if (finding == NoteFinding.Pending && entry is not null)
        {
            var kind = entry.Wanted.IsRemoval ? JobKind.Remove : JobKind.Narrate;
            var again = new SynthesisJob(key, entry.Wanted.Revision, kind, entry.Wanted.CorrelationId);
            return new NoteDecision(key, finding, entry.Wanted, again);
        }

        var revision = Latest((entry?.Wanted.Revision ?? BeforeAll).NextRepair(), highest?.NextRepair(), atLeast);
        return Plan(key, finding, revision!, content);
    }

    /// <summary>
    /// Writes what the catalog shall want. The job of the decision is the caller's to send, when this returns <see langword="true"/>.
    /// </summary>
    /// <returns>Whether the job is to be sent; a change that came meanwhile makes it needless.</returns>
    /// <exception cref="Failures.TransientFailureException">The catalog cannot be written now.</exception>
    public async Task<bool> RecordAsync(NoteDecision decision, CancellationToken cancellationToken)
    {
        // What is wanted already was recorded by a run whose job may not have been sent.
        return decision.Want is not null
            && (await _catalog.WantAsync(decision.Note, decision.Want, cancellationToken)).Outcome != WantOutcome.Superseded;
    }

    private async Task<NoteFinding> FindAsync(
        CatalogEntry? entry,
        ContentHash? content,
        Revision? known,
        IReadOnlyList<NarrationKey> objects,
        ReconcileOptions options,
        CancellationToken cancellationToken)
    {
        if (entry is not null && entry.Wanted.Revision < (known ?? BeforeAll))
        {
            return NoteFinding.CatalogBehind;
        }

        if (entry is null && content is null && objects.Count > 0)
        {
            return NoteFinding.Orphaned;
        }

        // A list may name what cannot be heard, and lacks what became ready since.
        var isAudioThere = entry?.Ready is { } ready && await _audio.ExistsAsync(ready.Key, cancellationToken);
        return NoteComparison.Compare(entry, content, isAudioThere, options, _time.GetUtcNow());
    }

    private NoteDecision Plan(NoteKey note, NoteFinding finding, Revision revision, ContentHash? content)
    {
        var now = _time.GetUtcNow();
        var correlationId = CorrelationIdOf(note, revision);
        DateTimeOffset? expiresAt = content is null ? now + NarrationPlanner.TombstoneLifetime : null;
        var kind = content is null ? JobKind.Remove : JobKind.Narrate;
        return new NoteDecision(
            note,
            finding,
            new Wanted(revision, content, now, correlationId, expiresAt),
            new SynthesisJob(note, revision, kind, correlationId));
    }

    /// <summary>Ids that are too long for an object key have no objects, and a bucket may refuse to be asked for them.</summary>
    private async Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken) =>
        NarrationKey.PrefixOf(note).Length < NarrationKey.MaxKeyBytes ? await _narrations.ListAsync(note, cancellationToken) : [];

    private static Revision? Latest(params Revision?[] revisions) => revisions.Max();

    private static string CorrelationIdOf(NoteKey note, Revision revision)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{NarrationKey.PrefixOf(note)}{revision}"));
        return $"reconcile-{Convert.ToHexStringLower(hash)[..CorrelationDigits]}";
    }
}
