namespace Notecast.Domain.Jobs;

/// <summary>The wire shape of a synthesis job.</summary>
internal sealed record SynthesisJobMessage
{
    public string? Kind { get; init; }

    public string? UserId { get; init; }

    public string? NoteId { get; init; }

    public string? NoteIdType { get; init; }

    public string? Revision { get; init; }

    public string? CorrelationId { get; init; }
}
