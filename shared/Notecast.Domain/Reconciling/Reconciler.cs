using Microsoft.Extensions.Logging;
using Notecast.Domain.Ports;

namespace Notecast.Domain.Reconciling;

/// <summary>
/// Compares all notes with the catalog and the bucket: queues what is missing, stale or gone from the bucket, removes what belongs to no
/// note. It can be interrupted and run again at any time.
/// </summary>
/// <remarks>
/// The bucket comes first, then the notes, then the catalog: so nothing that a run plans changes what it finds later, and a dry run finds
/// the same. The exception is a note that was planned because the catalog is behind: the run that plans it counts it as
/// <see cref="NoteFinding.Pending"/>, too, and a dry run as pending or up to date. Memory holds some pages, however many notes there are.
/// </remarks>
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

    /// <summary>Compares everything once, and logs a line that sums it up.</summary>
    /// <param name="options">What to do about what is found.</param>
    /// <param name="observe">
    /// Told of each difference, after what is done about it is durable; called by one thread at a time. A note that is pending is a
    /// difference only when its job is sent again.
    /// </param>
    /// <param name="progress">Told how far it has come, now and then; called by one thread at a time.</param>
    /// <param name="cancellationToken">Stops it. What was done stays done, and nothing is left half done.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="Failures.TransientFailureException">
    /// Something cannot be read or written now, or the queue did not take all jobs. What was done stays done; run it again.
    /// </exception>
    public async Task<ReconcileReport> RunAsync(
        ReconcileOptions options, Action<ReconcileFinding> observe, Action<ReconcileProgress> progress, CancellationToken cancellationToken)
    {
        Check(options);
        var start = _time.GetTimestamp();
        var tally = new ReconcileTally(observe, progress);
        var plans = new NotePlans(_ofNotes, _queue, options, tally, _logger);
        var scan = new SegmentScan(options, _time);

        var bucket = new BucketComparison(_notes, _catalog, _narrations, plans, options, tally, _logger);
        await scan.RunAsync(_audio.ReadPagesAsync(cancellationToken), bucket.CompareAsync, cancellationToken);
        var notes = new NotesComparison(_catalog, _audio, plans, options, tally, _time);
        await scan.RunAsync(_notes.ReadPagesAsync, notes.CompareAsync, cancellationToken);
        var catalog = new CatalogComparison(_notes, plans, tally);
        await scan.RunAsync(_catalog.ReadPagesAsync, catalog.CompareAsync, cancellationToken);

        var report = tally.Report();
        LogSummary(report, options, _time.GetElapsedTime(start));
        return report;
    }

    private static void Check(ReconcileOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PendingAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Segments, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Segments, ReconcileOptions.MaxSegments);
        if (options.NotesPerSecond is { } perSecond)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, ReconcileOptions.MinNotesPerSecond);
        }
    }

    private void LogSummary(ReconcileReport report, ReconcileOptions options, TimeSpan elapsed)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            _logger.Reconciled(
                options.IsDryRun,
                report.Compared.Notes,
                report.Compared.Entries,
                report.Compared.Objects,
                elapsed.TotalSeconds,
                report.Queued,
                report.Deleted,
                string.Join(", ", report.Findings.Select(finding => $"{finding.Value} {finding.Key}")));
        }
    }
}
