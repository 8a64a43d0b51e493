using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Which dead letters a command works on: those that meet every condition. Without a condition it is all of them.</summary>
internal sealed record LetterFilter
{
    private static readonly IReadOnlyList<string> None = [];

    private static readonly LetterFilter Everything = new() { MessageIds = None };

    /// <summary>Only letters of this kind.</summary>
    public DeadLetterKind? Kind { get; init; }

    /// <summary>Only letters that failed there: a function, a step, or both as <c>NarrateNote/narrate</c>.</summary>
    public string? Step { get; init; }

    /// <summary>Only letters with this error type, or with this text in their error message.</summary>
    public string? Error { get; init; }

    /// <summary>Only letters that name a note of this user.</summary>
    public string? User { get; init; }

    /// <summary>Only letters that name this note, by its id, or by user and note as <c>ada/shopping</c>.</summary>
    public string? Note { get; init; }

    /// <summary>Only letters that failed last at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only letters that failed last before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only letters of this group, by its id.</summary>
    public string? Group { get; init; }

    /// <summary>Only letters that were replayed and failed again.</summary>
    public bool CameBack { get; init; }

    /// <summary>Only letters that were sent at this time of the queue's clock or earlier. One that is named by its id comes in any case.</summary>
    public DateTimeOffset? SentUntil { get; init; }

    /// <summary>Only letters with these message ids, each whole or a prefix that no other letter has; empty for any.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    /// <summary>Whether there is no condition.</summary>
    public bool IsEverything => MessageIds.Count == 0 && !HasConditions;

    /// <summary>Whether there is a condition other than message ids.</summary>
    public bool HasConditions => this with { MessageIds = None } != Everything;

    /// <summary>Whether a letter meets every condition but the message ids, which tell nothing before all letters are known.</summary>
    public bool Matches(RecognizedDeadLetter letter) =>
        (Kind is null || letter.Kind == Kind)
        && (Step is null || IsAt(letter, Step))
        && (Error is null || Failed(letter, Error))
        && (User is null || letter.Note?.UserId == User)
        && (Note is null || letter.Note?.NoteId.Text == Note || letter.Note?.ToString() == Note)
        && (Since is null || letter.LastFailedAt >= Since)
        && (Until is null || letter.LastFailedAt < Until)
        && (SentUntil is null || letter.Message.SentAt <= SentUntil)
        && (!CameBack || letter.Replays > 0)
        && (Group is null || string.Equals(DeadLetterGroup.Of(letter).Id, Group, StringComparison.OrdinalIgnoreCase));

    private static bool IsAt(RecognizedDeadLetter letter, string step) =>
        string.Equals(letter.Function, step, StringComparison.OrdinalIgnoreCase)
        || string.Equals(letter.Step, step, StringComparison.OrdinalIgnoreCase)
        || string.Equals(DeadLetterGroup.Of(letter).Step, step, StringComparison.OrdinalIgnoreCase);

    private static bool Failed(RecognizedDeadLetter letter, string error) =>
        string.Equals(letter.ErrorType, error, StringComparison.OrdinalIgnoreCase)
        || letter.ErrorMessage.Contains(error, StringComparison.OrdinalIgnoreCase);
}
