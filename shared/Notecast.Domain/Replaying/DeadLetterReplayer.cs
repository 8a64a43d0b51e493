using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;
using Notecast.Domain.Reconciling;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Replaying;

/// <summary>
/// Replays dead letters that come from the replay queue: each goes back to the step where it failed. What fails again returns to the
/// dead-letter queue, marked as having come back.
/// </summary>
public sealed class DeadLetterReplayer
{
    private const int Concurrency = 4;

    private readonly ReplayPlanner _planner;
    private readonly ReplayActions _actions;
    private readonly IReplayGuard _guard;
    private readonly IDeadLetterQueue _deadLetters;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A replayer on these use cases and ports.</summary>
    public DeadLetterReplayer(
        ReplayPlanner planner,
        ISynthesisQueue queue,
        NarrationFinisher finisher,
        NoteReconciler ofNotes,
        Reconciler reconciler,
        IReplayGuard guard,
        IDeadLetterQueue deadLetters,
        TimeProvider time,
        ILogger logger)
    {
        _planner = planner;
        _actions = new ReplayActions(queue, finisher, ofNotes, new StreamReconciliation(reconciler, time, logger), logger);
        _guard = guard;
        _deadLetters = deadLetters;
        _time = time;
        _logger = logger;
    }

    /// <summary>Replays letters, a few at once. It does not throw.</summary>
    /// <param name="messages">The copies of the letters, from the replay queue.</param>
    /// <param name="timeLeft">How long it may take.</param>
    /// <param name="work">Stops the replay; it leaves time for what a failure needs.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    /// <returns>The messages that are not done with: they come back to the replay queue by themselves.</returns>
    public async Task<IReadOnlyList<DeadLetterMessage>> ProcessAsync(
        IReadOnlyList<DeadLetterMessage> messages, TimeSpan timeLeft, CancellationToken work, CancellationToken cancellationToken)
    {
        // Comparing all notes takes long: the other letters do not wait for it.
        var letters = messages.Select(DeadLetterReader.Read).OrderBy(letter => letter.Kind == DeadLetterKind.FailedStreamBatch).ToList();
        var done = await Bounded.SelectAsync(letters, Concurrency, letter => ProcessAsync(letter, timeLeft, work, cancellationToken));
        return [.. letters.Where((_, index) => !done[index]).Select(letter => letter.Message)];
    }

    private async Task<bool> ProcessAsync(
        RecognizedDeadLetter letter, TimeSpan timeLeft, CancellationToken work, CancellationToken cancellationToken)
    {
        var isDone = false;
        var hasFailed = false;
        try
        {
            var replayId = letter.Message.Attributes.GetValueOrDefault(DeadLetterAttributes.ReplayOf) ?? letter.Message.MessageId;
            var hasRun = await _guard.RunOnceAsync(
                replayId,
                timeLeft,
                async () =>
                {
                    // A letter that returns is done with, too: a second copy of it must not return once more.
                    if (await TryReplayAsync(letter, work) is { } failure)
                    {
                        hasFailed = true;
                        await ReturnAsync(letter, failure, cancellationToken);
                    }

                    isDone = true;
                },
                cancellationToken);
            if (!hasRun)
            {
                _logger.LetterReplayedBefore(new(letter), letter.Note, letter.CorrelationId);
            }

            return true;
        }
        catch (TransientFailureException exception) when (exception.Failure.Code == FailureCode.InProgressElsewhere)
        {
            _logger.LetterInProgressElsewhere(new(letter), letter.Note, letter.CorrelationId);
            return false;
        }
        catch (Exception exception) when (isDone)
        {
            _logger.ReplayNotRecorded(new(letter), FailureClassifier.Classify(exception).Reason, letter.CorrelationId);
            return true;
        }
        catch (Exception exception) when (hasFailed)
        {
            _logger.LetterNotReturned(new(letter), FailureClassifier.Classify(exception).Reason, letter.CorrelationId);
            return false;
        }
        catch (Exception exception)
        {
            return await TryReturnAsync(letter, new ReplayFailure(FunctionNames.ReplayStep, exception), cancellationToken);
        }
    }

    /// <summary>Replays a letter: all of its parts, whatever becomes of the others.</summary>
    /// <returns>The first failure; <see langword="null"/> when there is none.</returns>
    private async Task<ReplayFailure?> TryReplayAsync(RecognizedDeadLetter letter, CancellationToken work)
    {
        ReplayPlan plan;
        try
        {
            work.ThrowIfCancellationRequested();
            plan = await _planner.PlanAsync(letter, work);
        }
        catch (Exception exception)
        {
            return new ReplayFailure(FunctionNames.ReplayStep, exception);
        }

        ReplayFailure? first = null;
        foreach (var part in plan.Parts ?? [plan])
        {
            try
            {
                await _actions.RunAsync(letter, part, work);
                var note = part.Note ?? letter.Note;
                _logger.LetterReplayed(new(letter, note), part.Step, part.Reason, note, letter.CorrelationId);
            }
            catch (Exception exception)
            {
                first ??= new ReplayFailure(NameOf(part.Step, letter), exception);
            }
        }

        return first;
    }

    private static string NameOf(ReplayStep step, RecognizedDeadLetter letter) => step switch
    {
        ReplayStep.ResendJob => letter.Content is DeadLetterContent.Job { Value.Kind: JobKind.Remove }
            ? FunctionNames.RemoveStep
            : FunctionNames.NarrateStep,
        ReplayStep.Finish => FunctionNames.FinishStep,
        ReplayStep.PlanNote => FunctionNames.PlanStep,
        ReplayStep.ReconcileAll => "reconcile",
        _ => FunctionNames.ReplayStep,
    };

    private async Task<bool> TryReturnAsync(RecognizedDeadLetter letter, ReplayFailure failure, CancellationToken cancellationToken)
    {
        try
        {
            await ReturnAsync(letter, failure, cancellationToken);
            return true;
        }
        catch (Exception exception)
        {
            _logger.LetterNotReturned(new(letter), FailureClassifier.Classify(exception).Reason, letter.CorrelationId);
            return false;
        }
    }

    private async Task ReturnAsync(RecognizedDeadLetter letter, ReplayFailure failed, CancellationToken cancellationToken)
    {
        var failure = FailureClassifier.Classify(failed.Exception);
        var cause = new DeadLetterCause
        {
            Function = FunctionNames.ReplayDeadLetters,
            Step = failed.Step,
            Failure = failure,
            ErrorType = failed.Exception.GetType().Name,
            Attempts = Math.Max(1, letter.Message.ReceiveCount),
            FirstFailedAt = letter.FirstFailedAt,
            LastFailedAt = _time.GetUtcNow(),
            CorrelationId = letter.CorrelationId,
            Replays = letter.Replays + 1,
        };
        _logger.LetterFailedAgain(
            new(letter), failed.Step, failure.Code, failure.Reason, cause.Replays, letter.Note, letter.CorrelationId);
        var again = new DeadLetter(letter.Message.Body, cause) { EarlierAttributes = letter.Message.TypedAttributes };
        await _deadLetters.SendAsync(again, cancellationToken);
    }

    private sealed record ReplayFailure(string Step, Exception Exception);
}
