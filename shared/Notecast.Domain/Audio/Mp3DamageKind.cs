namespace Notecast.Domain.Audio;

/// <summary>What is wrong at a damaged place of an MP3 stream.</summary>
public enum Mp3DamageKind
{
    /// <summary>Bytes that belong to no frame and no known tag.</summary>
    Garbage,

    /// <summary>The stream ends inside its last frame; what is left of that frame is not counted as audio.</summary>
    TruncatedFrame,

    /// <summary>The stream ends inside a tag.</summary>
    TruncatedTag,

    /// <summary>From here on, frames have another version, sample rate or number of channels (length 0).</summary>
    FormatChange,
}
