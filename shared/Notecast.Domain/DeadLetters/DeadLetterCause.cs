using Notecast.Domain.Failures;

namespace Notecast.Domain.DeadLetters;

/// <summary>What failed, where, why, how often and when.</summary>
public sealed record DeadLetterCause
{
    /// <summary>The function that gave up.</summary>
    public required string Function { get; init; }

    /// <summary>The step that failed.</summary>
    public required string Step { get; init; }

    /// <summary>What failed and what to do about it.</summary>
    public required Failure Failure { get; init; }

    /// <summary>The type of the exception.</summary>
    public required string ErrorType { get; init; }

    /// <summary>How often the step was tried; at least 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the step was tried first.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>
    /// When the step was tried last. The clock that tells it may be behind the one that told the first time: it is never earlier.
    /// </summary>
    public required DateTimeOffset LastFailedAt
    {
        get => field < FirstFailedAt ? FirstFailedAt : field;
        init;
    }

    /// <summary>The change's correlation id; empty when it is not known.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>How often the dead letter was replayed and came back; 0 for one that never was.</summary>
    public int Replays { get; init; }
}
