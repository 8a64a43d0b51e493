using Microsoft.Extensions.Logging;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;

namespace Notecast.Domain.UseCases;

/// <summary>
/// Runs received jobs and parts their failures: a permanent one becomes a dead letter at once, a transient one comes back after a growing
/// delay and becomes a dead letter after the last try.
/// </summary>
public sealed class SynthesisJobProcessor
{
    private readonly NoteNarrator _narrator;
    private readonly NarrationRemover _remover;
    private readonly ICatalog _catalog;
    private readonly ISynthesisQueue _queue;
    private readonly IDeadLetterQueue _deadLetters;
    private readonly RetryPolicy _retries;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A processor on these use cases and ports.</summary>
    public SynthesisJobProcessor(
        NoteNarrator narrator,
        NarrationRemover remover,
        ICatalog catalog,
        ISynthesisQueue queue,
        IDeadLetterQueue deadLetters,
        RetryPolicy retries,
        TimeProvider time,
        ILogger logger)
    {
        _narrator = narrator;
        _remover = remover;
        _catalog = catalog;
        _queue = queue;
        _deadLetters = deadLetters;
        _retries = retries;
        _time = time;
        _logger = logger;
    }

    /// <summary>Runs one message's job. It does not throw.</summary>
    /// <param name="message">The message.</param>
    /// <param name="timeLeft">How long the job may take.</param>
    /// <param name="work">Stops the job; it leaves time for what a failure needs.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    /// <returns>Whether the message is done with; otherwise it comes back.</returns>
    public async Task<bool> ProcessAsync(ReceivedJob message, TimeSpan timeLeft, CancellationToken work, CancellationToken cancellationToken)
    {
        SynthesisJob? job = null;
        try
        {
            if (!SynthesisJobFormat.TryRead(message.Body, out job, out var problem))
            {
                throw new PermanentFailureException(
                    FailureCode.JobUnreadable,
                    $"A message on the synthesis queue is no job: {problem}.",
                    "Find out who sent it; only PlanNarrations writes to this queue.");
            }

            var outcome = job.Kind == JobKind.Narrate
                ? await _narrator.NarrateAsync(job, timeLeft, work)
                : await _remover.RemoveAsync(job, work);
            _logger.JobDone(job.Note, job.Revision, outcome, job.CorrelationId);
            return true;
        }
        catch (Exception exception)
        {
            return await GiveUpOrRetryAsync(message, job, exception, cancellationToken);
        }
    }

    private async Task<bool> GiveUpOrRetryAsync(ReceivedJob message, SynthesisJob? job, Exception exception, CancellationToken cancellationToken)
    {
        var failure = FailureClassifier.Classify(exception);
        var isLastTry = message.ReceiveCount >= _retries.MaxAttempts;
        var isFinal = failure.IsPermanent || isLastTry;
        _logger.JobFailed(job?.Note, failure.Code, failure.Reason, message.ReceiveCount, isFinal, job?.CorrelationId ?? "", message.MessageId);
        var isRecorded = job is null ? true : await RecordAsync(job, failure, isFinal, cancellationToken);
        if (isRecorded == false)
        {
            // Another change is wanted by now: this failure is nobody's.
            return true;
        }

        if (isRecorded is null)
        {
            // While there are tries left, the catalog is told of a failure before its dead letter is sent.
            isFinal = isLastTry;
        }

        if (isFinal && await TryAsync(job, () => _deadLetters.SendAsync(DeadLetterOf(message, job, failure, exception), cancellationToken)))
        {
            return true;
        }

        if (DelayAfter(failure, message.ReceiveCount) is { } delay)
        {
            await TryAsync(job, () => _queue.DelayRetryAsync(message.ReceiptHandle, delay, cancellationToken));
        }

        return false;
    }

    /// <summary><see langword="null"/> to leave the message hidden for the queue's visibility timeout.</summary>
    private TimeSpan? DelayAfter(Failure failure, int receiveCount) => failure.Code == FailureCode.InProgressElsewhere
        ? _retries.DelayInProgress(receiveCount)
        : _retries.DelayAfter(receiveCount);

    /// <summary>
    /// Whether the catalog took the failure; <see langword="null"/> when it is out of reach. A removal that fails leaves no mark: the
    /// catalog says removed already, or has forgotten the note.
    /// </summary>
    private async Task<bool?> RecordAsync(SynthesisJob job, Failure failure, bool isFinal, CancellationToken cancellationToken)
    {
        if (job.Kind == JobKind.Remove || failure.Code is FailureCode.InProgressElsewhere or FailureCode.CatalogBehind)
        {
            return true;
        }

        var last = new LastFailure(job.Revision, failure, isFinal, _time.GetUtcNow());
        var isWanted = false;
        var isReached = await TryAsync(job, async () => isWanted = await _catalog.RecordFailureAsync(job.Note, last, cancellationToken));
        return isReached ? isWanted : null;
    }

    /// <summary>
    /// Does what a failure needs, as far as it can be done: if not, the message comes back, and the queue itself redrives it after the
    /// last receive.
    /// </summary>
    private async Task<bool> TryAsync(SynthesisJob? job, Func<Task> bookkeeping)
    {
        try
        {
            await bookkeeping();
            return true;
        }
        catch (Exception exception)
        {
            _logger.JobFailureNotRecorded(FailureClassifier.Classify(exception).Reason, job?.CorrelationId ?? "");
            return false;
        }
    }

    private DeadLetter DeadLetterOf(ReceivedJob message, SynthesisJob? job, Failure failure, Exception exception) => new(
        message.Body,
        new DeadLetterCause
        {
            Function = FunctionNames.NarrateNote,
            Step = job?.Kind == JobKind.Remove ? FunctionNames.RemoveStep : FunctionNames.NarrateStep,
            Failure = failure,
            ErrorType = exception.GetType().Name,
            Attempts = message.ReceiveCount,
            FirstFailedAt = message.Replay?.FirstFailedAt ?? message.FirstReceivedAt,
            LastFailedAt = _time.GetUtcNow(),
            CorrelationId = job?.CorrelationId ?? "",
            Replays = message.Replay?.Replays ?? 0,
        });
}
