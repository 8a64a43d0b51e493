using Notecast.Domain.Notes;

namespace Notecast.Domain.DeadLetters;

/// <summary>What a dead letter's body tells, before its attributes are asked, which know better.</summary>
internal sealed record BodyReading
{
    public required DeadLetterKind Kind { get; init; }

    public required DeadLetterContent Content { get; init; }

    public NoteKey? Note { get; init; }

    public string Function { get; init; } = "";

    public string Step { get; init; } = "";

    public required string ErrorType { get; init; }

    public required string ErrorMessage { get; init; }

    public bool IsPermanent { get; init; }

    public int Attempts { get; init; } = 1;

    public DateTimeOffset? FirstFailedAt { get; init; }

    public DateTimeOffset? LastFailedAt { get; init; }

    public string CorrelationId { get; init; } = "";
}
