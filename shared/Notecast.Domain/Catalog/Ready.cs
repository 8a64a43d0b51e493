using Notecast.Domain.Narrations;

namespace Notecast.Domain.Catalog;

/// <summary>The narration that can be heard.</summary>
public sealed record Ready
{
    /// <summary>The change that is narrated.</summary>
    public required Revision Revision { get; init; }

    /// <summary>What is heard.</summary>
    public required ContentHash Content { get; init; }

    /// <summary>The object that holds the audio.</summary>
    public required NarrationKey Key { get; init; }

    /// <summary>How long the audio plays, exact to an MP3 frame.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Size of the object, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Characters that the speech service charged for; cached segments cost none.</summary>
    public required int BilledCharacters { get; init; }

    /// <summary>The voice that speaks.</summary>
    public required string VoiceId { get; init; }

    /// <summary>When the narration became ready.</summary>
    public required DateTimeOffset ReadyAt { get; init; }
}
