namespace Notecast.Domain.Narrations;

/// <summary>What is kept with a narration's audio, for the step that checks it without knowing the text.</summary>
public sealed record NarrationMetadata
{
    /// <summary>The full content hash; the object key carries its first digits.</summary>
    public required ContentHash Content { get; init; }

    /// <summary>The voice that speaks.</summary>
    public required string VoiceId { get; init; }

    /// <summary>Characters charged for by the run that put the narration; what earlier runs kept or left unfinished is not in it.</summary>
    public required int BilledCharacters { get; init; }

    /// <summary>How many segments the narration was joined from.</summary>
    public required int Segments { get; init; }

    /// <summary>The shortest plausible duration of the text.</summary>
    public required TimeSpan ShortestPlausible { get; init; }

    /// <summary>Follows the change through all steps.</summary>
    public required string CorrelationId { get; init; }
}
