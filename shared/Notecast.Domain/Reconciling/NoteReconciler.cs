#pragma warning disable IDE0052 // The body is not written yet.
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Reconciling;

/// <summary>
/// Compares one note with the catalog and the bucket, and plans what is missing. The entry is read before the note: when both differ, the
/// note is the newer one, or its own change is on its way with a higher revision, which then wins.
/// </summary>
public sealed class NoteReconciler
{
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
    /// <param name="note">The note.</param>
    /// <param name="atLeast">
    /// A change that is known from elsewhere: what is planned has this revision at least. <see langword="null"/> when none is known.
    /// </param>
    /// <param name="options">What to do about what is found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Failures.TransientFailureException">Something cannot be read now.</exception>
    public Task<NoteDecision> DecideAsync(NoteKey note, Revision? atLeast, ReconcileOptions options, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>
    /// Writes what the catalog shall want. The job of the decision is the caller's to send, when this returns <see langword="true"/>.
    /// </summary>
    /// <returns>Whether the job is to be sent; a change that came meanwhile makes it needless.</returns>
    /// <exception cref="Failures.TransientFailureException">The catalog cannot be written now.</exception>
    public Task<bool> RecordAsync(NoteDecision decision, CancellationToken cancellationToken) => throw new NotImplementedException();
}
