#pragma warning disable IDE0052 // The body is not written yet.
using Microsoft.Extensions.Logging;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Reconciling;

/// <summary>
/// Compares all notes with the catalog and the bucket: queues what is missing, stale or gone from the bucket, removes what belongs to no
/// note. It can be interrupted and run again at any time.
/// </summary>
public sealed class Reconciler
{
    private readonly INoteScan _notes;
    private readonly ICatalogScan _catalog;
    private readonly INarrationStore _narrations;
    private readonly INarrationScan _audio;
    private readonly NoteReconciler _ofNotes;
    private readonly ISynthesisQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A reconciler on these ports.</summary>
    public Reconciler(
        INoteScan notes,
        ICatalogScan catalog,
        INarrationStore narrations,
        INarrationScan audio,
        NoteReconciler ofNotes,
        ISynthesisQueue queue,
        TimeProvider time,
        ILogger logger)
    {
        _notes = notes;
        _catalog = catalog;
        _narrations = narrations;
        _audio = audio;
        _ofNotes = ofNotes;
        _queue = queue;
        _time = time;
        _logger = logger;
    }

    /// <summary>Compares everything once.</summary>
    /// <param name="options">What to do about what is found.</param>
    /// <param name="observe">Told of each difference, after what is done about it is durable; called by one thread at a time.</param>
    /// <param name="progress">Told how far it has come, now and then; called by one thread at a time.</param>
    /// <param name="cancellationToken">Stops it. What was done stays done.</param>
    /// <exception cref="Failures.TransientFailureException">Something cannot be read or written now.</exception>
    public Task<ReconcileReport> RunAsync(
        ReconcileOptions options, Action<ReconcileFinding> observe, Action<ReconcileProgress> progress, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
