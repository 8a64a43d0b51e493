using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Cli.Output;

/// <summary>A note and its narration. Scripts rely on the property names; every property is always there.</summary>
internal sealed record NoteDocument(
    string UserId,
    string NoteId,
    string Status,
    double? DurationSeconds,
    string? VoiceId,
    int? Segments,
    long? Bytes,
    int? BilledCharacters,
    string? File,
    DateTimeOffset? RequestedAt,
    DateTimeOffset? ReadyAt,
    FailureDocument? Failure)
{
    public static NoteDocument Of(NoteRow row) => new(
        row.Key.UserId,
        row.Key.NoteId.Text,
        StatusStyle.WordOf(row.Status),
        row.Ready?.Duration.TotalSeconds,
        row.Ready?.VoiceId,
        row.Segments,
        row.Ready?.Bytes,
        row.Ready?.BilledCharacters,
        row.FilePath,
        row.RequestedAt,
        row.Ready?.ReadyAt,
        row.Failure is { } failure ? FailureDocument.Of(failure) : null);
}

/// <summary>Why a note was not narrated.</summary>
internal sealed record FailureDocument(string Code, string Reason, string Remedy, bool IsPermanent)
{
    public static FailureDocument Of(Failure failure) => new(failure.Code.ToString(), failure.Reason, failure.Remedy, failure.IsPermanent);
}

/// <summary>What a client wrote, by the names of the notes table in camel case.</summary>
internal sealed record AttributesDocument(
    string? Note, string? TextType, string? VoiceId, string? Engine, string? LanguageCode, string? Title)
{
    public static AttributesDocument Of(NoteAttributes attributes) => new(
        attributes.Text, attributes.TextType, attributes.VoiceId, attributes.Engine, attributes.LanguageCode, attributes.Title);
}

/// <summary><c>note show</c>.</summary>
internal sealed record ShownNoteDocument(string UserId, string NoteId, AttributesDocument? Attributes, NoteDocument? Narration);

/// <summary><c>note put</c> and <c>note rm</c>: what became of each note.</summary>
internal sealed record ResultDocument(string UserId, string NoteId, string Result);

/// <summary><c>note import</c>.</summary>
internal sealed record ImportDocument(long Read, long Written, long Unchanged, long Refused, IReadOnlyList<ProblemDocument> Problems);

/// <summary>A line or file that was refused.</summary>
internal sealed record ProblemDocument(string Place, string Problem);

/// <summary>One line of <c>up</c>: a note was settled.</summary>
internal sealed record SettledDocument(string Event, NoteDocument Note);

/// <summary>The last line of <c>up</c>.</summary>
internal sealed record EndDocument(string Event, StatusDocument Status, TotalsDocument ThisRun);

/// <summary>What was done.</summary>
internal sealed record TotalsDocument(long Narrations, long SynthesizedSegments, long BilledCharacters)
{
    public static TotalsDocument Of(PipelineTotals totals) => new(totals.Narrations, totals.SynthesizedSegments, totals.BilledCharacters);
}

/// <summary>The depth of a queue.</summary>
internal sealed record QueueDocument(long Visible, long InFlight, long Delayed)
{
    public static QueueDocument Of(QueueDepth depth) => new(depth.Visible, depth.InFlight, depth.Delayed);
}

/// <summary>How many notes stand where.</summary>
internal sealed record CountsDocument(long Pending, long Ready, long Failed, long Removed);

/// <summary>How much waits at each step.</summary>
internal sealed record QueuesDocument(
    long NoteChanges, QueueDocument SynthesisQueue, long FinishInvocations, QueueDocument DeadLetterQueue, QueueDocument ReplayQueue);

/// <summary><c>status</c>.</summary>
internal sealed record StatusDocument(
    CountsDocument Notes, DateTimeOffset? OldestPendingSince, double? OldestPendingSeconds, QueuesDocument Queues, TotalsDocument Totals, bool IsQuiet)
{
    public static StatusDocument Of(PipelineStatus status) => new(
        new CountsDocument(status.Pending, status.Ready, status.Failed, status.Removed),
        status.OldestPendingSince,
        status.OldestPendingAge?.TotalSeconds,
        new QueuesDocument(
            status.UnreadNoteChanges,
            QueueDocument.Of(status.SynthesisQueue),
            status.PendingInvocations,
            QueueDocument.Of(status.DeadLetterQueue),
            QueueDocument.Of(status.ReplayQueue)),
        TotalsDocument.Of(status.Totals),
        status.IsQuiet);
}
