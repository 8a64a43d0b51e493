using Notecast.Cli.DeadLetters.Replaying;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.Output;

/// <summary>A note's key.</summary>
internal sealed record NoteKeyDocument(string UserId, string NoteId)
{
    public static NoteKeyDocument Of(NoteKey key) => new(key.UserId, key.NoteId.Text);
}

/// <summary>One line of <c>dlq replay --dry-run</c>. <c>parts</c> is empty when one thing is done.</summary>
internal sealed record ReplayPlanDocument(string MessageId, string Kind, ReplayStepDocument Plan)
{
    public static ReplayPlanDocument Of(RecognizedDeadLetter letter, ReplayPlan plan) =>
        new(letter.Message.MessageId, DeadLetterKindNames.Of(letter.Kind), ReplayStepDocument.Of(plan));
}

/// <summary>What a replay would do.</summary>
internal sealed record ReplayStepDocument(
    string Step, string Reason, NoteKeyDocument? Note, string? AtLeastRevision, string? ObjectKey, IReadOnlyList<ReplayStepDocument> Parts)
{
    public static ReplayStepDocument Of(ReplayPlan plan) => new(
        WordOf(plan.Step),
        plan.Reason,
        plan.Note is { } note ? NoteKeyDocument.Of(note) : null,
        plan.AtLeast?.ToString(),
        plan.ObjectKey?.ToString(),
        [.. (plan.Parts ?? []).Select(Of)]);

    private static string WordOf(ReplayStep step) => step switch
    {
        ReplayStep.ResendJob => "resendJob",
        ReplayStep.Finish => "finish",
        ReplayStep.PlanNote => "planNote",
        ReplayStep.ReconcileAll => "reconcileAll",
        ReplayStep.Nothing => "nothing",
        _ => "fail",
    };
}

/// <summary>A note that failed again after a replay.</summary>
internal sealed record FailedAgainDocument(string UserId, string NoteId, string Code, string Reason, string Remedy)
{
    public static FailedAgainDocument Of(FailedAgain failed) =>
        new(failed.Note.UserId, failed.Note.NoteId.Text, failed.Code, failed.Reason, failed.Remedy);
}

/// <summary>What became of the notes of a replay; of those that are not followed nothing is known.</summary>
internal sealed record FollowedDocument(
    int Ready, int Removed, int Pending, IReadOnlyList<FailedAgainDocument> FailedAgain, int CameBackWithoutNote, long NotFollowed)
{
    public static FollowedDocument Of(ReplayedNotes notes) => new(
        notes.Ready,
        notes.Removed,
        notes.Pending,
        [.. notes.Failed.Select(FailedAgainDocument.Of)],
        notes.Returned,
        notes.NotFollowed);
}

/// <summary>
/// <c>dlq replay</c>. <c>followed</c> is null when nothing was waited for. <c>hidden</c> is about how many letters could not be read when
/// none that could be read matched.
/// </summary>
internal sealed record ReplayDocument(
    long Sent,
    long NotMoved,
    long Hidden,
    long WithoutNote,
    bool IsInterrupted,
    bool IsPipelineRunning,
    string? Problem,
    FollowedDocument? Followed);
