using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;

namespace Notecast.Domain.Replaying;

/// <summary>What replay logs: what was done, to which note, and why. None of it is note text.</summary>
internal static partial class ReplayLog
{
    [LoggerMessage(41, LogLevel.Information, "Dead letter {MessageId} ({Kind}) of {Note} replayed: {Step}, {Reason}; correlation {CorrelationId}")]
    public static partial void LetterReplayed(
        this ILogger logger, string messageId, DeadLetterKind kind, NoteKey? note, ReplayStep step, string reason, string correlationId);

    [LoggerMessage(42, LogLevel.Information, "Dead letter {MessageId} of {Note} was replayed before; skipped; correlation {CorrelationId}")]
    public static partial void LetterReplayedBefore(this ILogger logger, string messageId, NoteKey? note, string correlationId);

    [LoggerMessage(43, LogLevel.Information, "Dead letter {MessageId} of {Note} is replayed by another worker at this moment; it comes back; correlation {CorrelationId}")]
    public static partial void LetterInProgressElsewhere(this ILogger logger, string messageId, NoteKey? note, string correlationId);

    [LoggerMessage(44, LogLevel.Warning, "Dead letter {MessageId} ({Kind}) of {Note} failed again at {Step} with {ErrorCode}: {Reason} Replays: {Replays}; correlation {CorrelationId}")]
    public static partial void LetterFailedAgain(
        this ILogger logger,
        string messageId,
        DeadLetterKind kind,
        NoteKey? note,
        string step,
        FailureCode errorCode,
        string reason,
        int replays,
        string correlationId);

    [LoggerMessage(45, LogLevel.Error, "Dead letter {MessageId} cannot return to its queue: {Reason} It stays on the replay queue; correlation {CorrelationId}")]
    public static partial void LetterNotReturned(this ILogger logger, string messageId, string reason, string correlationId);

    [LoggerMessage(46, LogLevel.Warning, "That dead letter {MessageId} was replayed could not be recorded: {Reason} Replaying it again would change nothing; correlation {CorrelationId}")]
    public static partial void ReplayNotRecorded(this ILogger logger, string messageId, string reason, string correlationId);

    [LoggerMessage(47, LogLevel.Information, "{Note} compared: {Finding}; revision {Revision} queued with correlation {JobCorrelationId}; correlation {CorrelationId}")]
    public static partial void NoteQueued(
        this ILogger logger, NoteKey note, NoteFinding finding, Revision revision, string jobCorrelationId, string correlationId);

    [LoggerMessage(48, LogLevel.Information, "{Note} compared: {Finding}; nothing queued; correlation {CorrelationId}")]
    public static partial void NoteNotQueued(this ILogger logger, NoteKey note, NoteFinding finding, string correlationId);

    [LoggerMessage(49, LogLevel.Information, "Narration {ObjectKey} is unfit ({ErrorCode}: {Reason}); its note is planned again; correlation {CorrelationId}")]
    public static partial void NarrationIsUnfit(
        this ILogger logger, NarrationKey objectKey, FailureCode errorCode, string reason, string correlationId);

    [LoggerMessage(50, LogLevel.Information, "Narration {ObjectKey} finished again: {Outcome}; correlation {CorrelationId}")]
    public static partial void NarrationFinished(this ILogger logger, NarrationKey objectKey, UseCases.FinishOutcome outcome, string correlationId);

    [LoggerMessage(51, LogLevel.Information, "{Range} of the stream: all notes reconciled, {Notes} notes, {Entries} entries and {Objects} objects compared; found: {Findings}; {Queued} jobs queued, {Deleted} objects deleted")]
    public static partial void RangeReconciled(
        this ILogger logger, StreamRange range, long notes, long entries, long objects, string findings, long queued, long deleted);

    [LoggerMessage(52, LogLevel.Information, "{Range} of the stream: covered by the reconciliation that began at {Began:O}")]
    public static partial void RangeIsCovered(this ILogger logger, StreamRange range, DateTimeOffset began);
}
