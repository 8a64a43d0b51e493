using Notecast.Cli.DeadLetters;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Output;

/// <summary>
/// <c>dlq list</c>. Scripts rely on the property names; every property is always there. <c>hidden</c> is about how many letters could not
/// be read when none that could be read matched.
/// </summary>
internal sealed record LetterGroupsDocument(long Letters, long Hidden, long CameBack, IReadOnlyList<LetterGroupDocument> Groups)
{
    public static LetterGroupsDocument Of(LetterGroups groups, long hidden) =>
        new(groups.Letters, hidden, groups.CameBack, [.. groups.Ordered.Select(LetterGroupDocument.Of)]);
}

/// <summary>Letters of one cause.</summary>
internal sealed record LetterGroupDocument(
    string Group,
    string Kind,
    string Step,
    string ErrorType,
    long Letters,
    long CameBack,
    long Permanent,
    DateTimeOffset FirstFailedAt,
    DateTimeOffset LastFailedAt,
    LetterDocument Example)
{
    public static LetterGroupDocument Of(LetterGroup group) => new(
        group.Key.Id,
        DeadLetterKindNames.Of(group.Key.Kind),
        group.Key.Step,
        group.Key.ErrorType,
        group.Count,
        group.CameBack,
        group.Permanent,
        group.FirstFailedAt,
        group.LastFailedAt,
        LetterDocument.Of(group.Example));
}

/// <summary>One line of <c>dlq list --each</c>: a letter without its body.</summary>
internal sealed record LetterDocument(
    string MessageId,
    string Group,
    string Kind,
    string Function,
    string Step,
    string ErrorType,
    string ErrorMessage,
    bool IsPermanent,
    string? UserId,
    string? NoteId,
    int Attempts,
    DateTimeOffset FirstFailedAt,
    DateTimeOffset LastFailedAt,
    int Replays,
    string CorrelationId,
    DateTimeOffset SentAt,
    DateTimeOffset? FirstReceivedAt,
    int ReceiveCount)
{
    public static LetterDocument Of(RecognizedDeadLetter letter) => new(
        letter.Message.MessageId,
        DeadLetterGroup.Of(letter).Id,
        DeadLetterKindNames.Of(letter.Kind),
        letter.Function,
        letter.Step,
        letter.ErrorType,
        letter.ErrorMessage,
        letter.IsPermanent,
        letter.Note?.UserId,
        letter.Note?.NoteId.Text,
        letter.Attempts,
        letter.FirstFailedAt,
        letter.LastFailedAt,
        letter.Replays,
        letter.CorrelationId,
        letter.Message.SentAt,
        letter.Message.FirstReceivedAt,
        letter.Message.ReceiveCount);
}
