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
#pragma warning disable SYSLIB1015 // Not every letter has a note and a correlation id: they are in its name, and keys of a structured log.
    [LoggerMessage(41, LogLevel.Information, "Dead letter {Letter} replayed: {Step}, {Reason}")]
    public static partial void LetterReplayed(
        this ILogger logger, LetterName letter, ReplayStep step, string reason, NoteKey? note, string correlationId);

    [LoggerMessage(42, LogLevel.Information, "Dead letter {Letter} was replayed before; skipped")]
    public static partial void LetterReplayedBefore(this ILogger logger, LetterName letter, NoteKey? note, string correlationId);

    [LoggerMessage(43, LogLevel.Information, "Dead letter {Letter} is replayed by another worker at this moment; it comes back")]
    public static partial void LetterInProgressElsewhere(this ILogger logger, LetterName letter, NoteKey? note, string correlationId);

    [LoggerMessage(44, LogLevel.Warning, "Dead letter {Letter} failed again at {Step} with {ErrorCode}: {Reason} Replays: {Replays}")]
    public static partial void LetterFailedAgain(
        this ILogger logger,
        LetterName letter,
        string step,
        FailureCode errorCode,
        string reason,
        int replays,
        NoteKey? note,
        string correlationId);

    [LoggerMessage(45, LogLevel.Error, "Dead letter {Letter} cannot return to its queue: {Reason} It stays on the replay queue")]
    public static partial void LetterNotReturned(this ILogger logger, LetterName letter, string reason, string correlationId);

    [LoggerMessage(46, LogLevel.Warning, "That dead letter {Letter} was replayed could not be recorded: {Reason} Replaying it again would change nothing")]
    public static partial void ReplayNotRecorded(this ILogger logger, LetterName letter, string reason, string correlationId);

    [LoggerMessage(47, LogLevel.Information, "{Note} compared: {Finding}; revision {Revision} queued with correlation {JobCorrelationId}; dead letter {Letter}")]
    public static partial void NoteQueued(
        this ILogger logger,
        NoteKey note,
        NoteFinding finding,
        Revision revision,
        string jobCorrelationId,
        LetterName letter,
        string correlationId);

    [LoggerMessage(48, LogLevel.Information, "{Note} compared: {Finding}; nothing queued; dead letter {Letter}")]
    public static partial void NoteNotQueued(
        this ILogger logger, NoteKey note, NoteFinding finding, LetterName letter, string correlationId);

    [LoggerMessage(49, LogLevel.Information, "Narration {ObjectKey} is unfit ({ErrorCode}: {Reason}); its note is planned again; dead letter {Letter}")]
    public static partial void NarrationIsUnfit(
        this ILogger logger, NarrationKey objectKey, FailureCode errorCode, string reason, LetterName letter, string correlationId);

    [LoggerMessage(50, LogLevel.Information, "Narration {ObjectKey} finished again: {Outcome}; dead letter {Letter}")]
    public static partial void NarrationFinished(
        this ILogger logger, NarrationKey objectKey, UseCases.FinishOutcome outcome, LetterName letter, string correlationId);
#pragma warning restore SYSLIB1015

    [LoggerMessage(51, LogLevel.Information, "{Range} of the stream: all notes reconciled, {Notes} notes, {Entries} entries and {Objects} objects compared; found: {Findings}; {Queued} jobs queued, {Deleted} objects deleted")]
    public static partial void RangeReconciled(
        this ILogger logger, StreamRange range, long notes, long entries, long objects, string findings, long queued, long deleted);

    [LoggerMessage(52, LogLevel.Information, "{Range} of the stream: covered by the reconciliation that began at {Began:O}")]
    public static partial void RangeIsCovered(this ILogger logger, StreamRange range, DateTimeOffset began);
}
