using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Reconciling;

namespace Notecast.Domain.Replaying;

/// <summary>
/// Reconciles all notes for letters that hold positions of the stream and no keys. One at a time, and one for all letters whose batches
/// had been given up before it began: it sees all that their records changed.
/// </summary>
internal sealed class StreamReconciliation
{
    /// <summary>More than the clocks of the stream, of Lambda and of this process differ.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>Failed narrations have letters of their own.</summary>
    private static readonly ReconcileOptions Options = new() { ResendsPending = true };

    private readonly Reconciler _reconciler;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private Task _lastTurn = Task.CompletedTask;
    private DateTimeOffset _lastCompleteBegan = DateTimeOffset.MinValue;

    public StreamReconciliation(Reconciler reconciler, TimeProvider time, ILogger logger)
    {
        _reconciler = reconciler;
        _time = time;
        _logger = logger;
    }

    /// <summary>Returns when a reconciliation that covers the letter is complete.</summary>
    /// <exception cref="TransientFailureException">
    /// Something cannot be read or written now, or there are too many notes for the time left.
    /// </exception>
    public async Task CoverAsync(RecognizedDeadLetter letter, StreamRange range, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        Task before;
        lock (_lock)
        {
            before = _lastTurn;
            _lastTurn = ended.Task;
        }

        try
        {
            await before;
            await CoverInTurnAsync(letter, range, cancellationToken);
        }
        finally
        {
            ended.SetResult();
        }
    }

    private async Task CoverInTurnAsync(RecognizedDeadLetter letter, StreamRange range, CancellationToken cancellationToken)
    {
        var givenUp = range.LastArrivedAt > letter.LastFailedAt ? range.LastArrivedAt : letter.LastFailedAt;
        if (_lastCompleteBegan > givenUp + ClockDifference)
        {
            _logger.RangeIsCovered(range, _lastCompleteBegan);
            return;
        }

        var began = _time.GetUtcNow();
        var report = await ReconcileAsync(cancellationToken);
        _lastCompleteBegan = began;
        var findings = string.Join(
            ", ", report.Findings.OrderBy(finding => finding.Key).Select(finding => $"{finding.Value} {finding.Key}"));
        var compared = report.Compared;
        _logger.RangeReconciled(range, compared.Notes, compared.Entries, compared.Objects, findings, report.Queued, report.Deleted);
    }

    private async Task<ReconcileReport> ReconcileAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reconciler.RunAsync(Options, _ => { }, _ => { }, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new TransientFailureException(
                FailureCode.TimedOut,
                "The function's time ran out before all notes were compared; what was found until then is queued.",
                "Run 'notecast reconcile', which may take as long as it needs, then discard this letter.",
                exception);
        }
    }
}
