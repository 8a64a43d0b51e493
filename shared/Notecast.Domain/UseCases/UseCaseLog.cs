using Microsoft.Extensions.Logging;
using Notecast.Domain.Catalog;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.UseCases;

/// <summary>What the use cases log. None of it is note text.</summary>
internal static partial class UseCaseLog
{
    [LoggerMessage(1, LogLevel.Debug, "Change {Revision} of {Note} alters nothing that is spoken; correlation {CorrelationId}")]
    public static partial void ChangeIsSilent(this ILogger logger, NoteKey note, Revision revision, string correlationId);

    [LoggerMessage(2, LogLevel.Information, "Change {Revision} of {Note} planned: {Outcome}; correlation {CorrelationId}")]
    public static partial void ChangePlanned(this ILogger logger, NoteKey note, Revision revision, WantOutcome outcome, string correlationId);

    [LoggerMessage(3, LogLevel.Warning, "Planning failed with {ErrorCode}: {Reason}; correlation {CorrelationId}")]
    public static partial void PlanFailed(this ILogger logger, FailureCode errorCode, string reason, string correlationId);

    [LoggerMessage(4, LogLevel.Information, "Revision {Revision} of {Note} narrated: {Segments} segments, {SynthesizedSegments} synthesized, {BilledCharacters} characters billed; correlation {CorrelationId}")]
    public static partial void NoteNarrated(
        this ILogger logger, NoteKey note, Revision revision, int segments, int synthesizedSegments, int billedCharacters, string correlationId);

    [LoggerMessage(5, LogLevel.Information, "Job of revision {Revision} of {Note} done: {Outcome}; correlation {CorrelationId}")]
    public static partial void JobDone(this ILogger logger, NoteKey note, Revision revision, NarrateOutcome outcome, string correlationId);

    [LoggerMessage(6, LogLevel.Warning, "Job of {Note} failed with {ErrorCode}: {Reason} Attempt {Attempt}, final: {IsFinal}; correlation {CorrelationId}, message {MessageId}")]
    public static partial void JobFailed(
        this ILogger logger, NoteKey? note, FailureCode errorCode, string reason, int attempt, bool isFinal, string correlationId, string messageId);

    [LoggerMessage(7, LogLevel.Error, "A job's failure could not be recorded: {Reason}; correlation {CorrelationId}")]
    public static partial void JobFailureNotRecorded(this ILogger logger, string reason, string correlationId);

    [LoggerMessage(8, LogLevel.Warning, "The kept segment {SegmentKey} is damaged; it is synthesized again; correlation {CorrelationId}")]
    public static partial void KeptSegmentIsDamaged(this ILogger logger, SegmentKey segmentKey, string correlationId);

    [LoggerMessage(9, LogLevel.Information, "Object {ObjectKey} is no narration; skipped")]
    public static partial void ObjectIsNoNarration(this ILogger logger, string objectKey);

    [LoggerMessage(10, LogLevel.Information, "Narration of revision {Revision} of {Note} is no longer wanted; deleted; superseded by correlation {CorrelationId}")]
    public static partial void NarrationSuperseded(this ILogger logger, NoteKey note, Revision revision, string correlationId);

    [LoggerMessage(11, LogLevel.Information, "Narration of revision {Revision} of {Note} is ready: {Seconds} s, {Bytes} bytes; correlation {CorrelationId}")]
    public static partial void NarrationReady(
        this ILogger logger, NoteKey note, Revision revision, double seconds, long bytes, string correlationId);

    [LoggerMessage(12, LogLevel.Warning, "Finishing revision {Revision} of {Note} failed with {ErrorCode}: {Reason}; correlation {CorrelationId}")]
    public static partial void FinishFailed(
        this ILogger logger, NoteKey note, Revision revision, FailureCode errorCode, string reason, string correlationId);

    [LoggerMessage(13, LogLevel.Information, "{Note} dictated by {VoiceId} from {Source}: {BilledCharacters} characters billed; correlation {CorrelationId}")]
    public static partial void NoteDictated(
        this ILogger logger, NoteKey note, string voiceId, DictationSource source, int billedCharacters, string correlationId);
}
