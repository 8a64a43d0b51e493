using Notecast.Cli.DeadLetters.Showing;
using Notecast.Domain.Catalog;

namespace Notecast.Cli.Output;

/// <summary>
/// <c>dlq show</c>. Scripts rely on the property names. <c>note</c> is null when the letter names none; <c>problem</c> tells why both
/// <c>note</c> and <c>replay</c> are null when that cannot be told now.
/// </summary>
internal sealed record ShownLetterDocument(
    LetterDocument Letter,
    IReadOnlyDictionary<string, string> Attributes,
    string Body,
    NoteStateDocument? Note,
    ReplayStepDocument? Replay,
    string? Problem)
{
    public static ShownLetterDocument Of(ShownLetter shown) => new(
        LetterDocument.Of(shown.Letter),
        shown.Letter.Message.Attributes,
        shown.Letter.Message.Body,
        shown.Note is { } note ? NoteStateDocument.Of(note) : null,
        shown.Replay is { } replay ? ReplayStepDocument.Of(replay) : null,
        shown.Problem);
}

/// <summary>How a note stands. What the catalog does not know is null; of the text there is only its length.</summary>
internal sealed record NoteStateDocument(
    string UserId,
    string NoteId,
    bool Exists,
    int? TextLength,
    string? Status,
    string? WantedRevision,
    bool? IsRemovalWanted,
    DateTimeOffset? RequestedAt,
    string? ReadyRevision,
    DateTimeOffset? ReadyAt,
    LastFailureDocument? LastFailure)
{
    public static NoteStateDocument Of(NoteState note) => new(
        note.Key.UserId,
        note.Key.NoteId.Text,
        note.Exists,
        note.TextLength,
        note.Entry is { } entry ? StatusStyle.WordOf(entry.Status) : null,
        note.Entry?.Wanted.Revision.ToString(),
        note.Entry?.Wanted.IsRemoval,
        note.Entry?.Wanted.RequestedAt,
        note.Entry?.Ready?.Revision.ToString(),
        note.Entry?.Ready?.ReadyAt,
        note.Entry?.LastFailure is { } failure ? LastFailureDocument.Of(failure) : null);
}

/// <summary>A note's last failure.</summary>
internal sealed record LastFailureDocument(string Revision, bool IsFinal, DateTimeOffset At, FailureDocument Failure)
{
    public static LastFailureDocument Of(LastFailure failure) =>
        new(failure.Revision.ToString(), failure.IsFinal, failure.At, FailureDocument.Of(failure.Failure));
}
