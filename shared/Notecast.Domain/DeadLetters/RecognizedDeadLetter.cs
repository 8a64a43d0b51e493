using Notecast.Domain.Notes;

namespace Notecast.Domain.DeadLetters;

/// <summary>A dead letter with all that is known of it: what its step was given, what failed, where, why, how often and when.</summary>
public sealed record RecognizedDeadLetter
{
    /// <summary>The message.</summary>
    public required DeadLetterMessage Message { get; init; }

    /// <summary>What it is.</summary>
    public required DeadLetterKind Kind { get; init; }

    /// <summary>What its body holds.</summary>
    public required DeadLetterContent Content { get; init; }

    /// <summary>The function that gave up; empty when that is not known.</summary>
    public required string Function { get; init; }

    /// <summary>
    /// The step that failed: <c>plan</c>, <c>narrate</c>, <c>remove</c>, <c>finish</c>, <c>reconcile</c> or <c>replay</c>; empty when that is
    /// not known.
    /// </summary>
    public required string Step { get; init; }

    /// <summary>The failure's code, or the exception's type where there is no code; <c>Redriven</c> when the queue itself gave up.</summary>
    public required string ErrorType { get; init; }

    /// <summary>What is wrong and what to do about it. It never holds note text.</summary>
    public required string ErrorMessage { get; init; }

    /// <summary>Whether trying again without a change cannot help.</summary>
    public required bool IsPermanent { get; init; }

    /// <summary>How often the step was tried; at least 1, and about so when Lambda or the queue counted.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the step failed first.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>When the step failed last.</summary>
    public required DateTimeOffset LastFailedAt { get; init; }

    /// <summary>The change's correlation id; empty when it is not known.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The note; <see langword="null"/> when the letter names none.</summary>
    public required NoteKey? Note { get; init; }

    /// <summary>How often it was replayed and came back.</summary>
    public required int Replays { get; init; }
}
