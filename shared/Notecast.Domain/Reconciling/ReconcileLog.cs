using Microsoft.Extensions.Logging;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Reconciling;

/// <summary>What reconciliation logs. None of it is note text.</summary>
internal static partial class ReconcileLog
{
    [LoggerMessage(20, LogLevel.Information, "{Note} is {Finding}: planned as revision {Revision}; correlation {CorrelationId}")]
    public static partial void NotePlanned(this ILogger logger, NoteKey note, NoteFinding finding, Revision revision, string correlationId);

    [LoggerMessage(21, LogLevel.Information, "Object {ObjectKey} belongs to no note, or is not wanted any more; deleted")]
    public static partial void OrphanDeleted(this ILogger logger, NarrationKey objectKey);

    [LoggerMessage(22, LogLevel.Information, "Reconciled (dry run: {IsDryRun}) {Notes} notes, {Entries} entries and {Objects} objects in {Seconds} s: {Queued} jobs queued, {Deleted} objects deleted; found {Findings}")]
    public static partial void Reconciled(
        this ILogger logger,
        bool isDryRun,
        long notes,
        long entries,
        long objects,
        double seconds,
        long queued,
        long deleted,
        string findings);
}
