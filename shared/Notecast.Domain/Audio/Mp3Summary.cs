namespace Notecast.Domain.Audio;

/// <summary>What walking all frames of an MP3 stream found; nothing in it is taken from a header's claims.</summary>
public sealed record Mp3Summary
{
    /// <summary>The most places that <see cref="Damage"/> keeps.</summary>
    public const int MaximumDamageKept = 32;

    /// <summary>How long the audio plays: samples of all frames ÷ sample rate, to the nearest tick.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The number of whole audio frames, without Xing, Info and VBRI header frames.</summary>
    public required long Frames { get; init; }

    /// <summary>Samples a second (Hz) of the first audio frame: 8,000 to 48,000.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Channels of the first audio frame: 1 or 2.</summary>
    public required int Channels { get; init; }

    /// <summary>The MPEG version of the first audio frame.</summary>
    public required MpegVersion MpegVersion { get; init; }

    /// <summary>Bits a second: the rate that all frames name, or the average when it varies or is free format.</summary>
    public required int BitRate { get; init; }

    /// <summary>Whether frames name different bit rates.</summary>
    public required bool IsVariableBitRate { get; init; }

    /// <summary>Whether frames have a bit rate outside the standard's table (bit rate index 0); few players read these.</summary>
    public required bool IsFreeFormat { get; init; }

    /// <summary>Bytes of all audio frames, without tags and header frames.</summary>
    public required long AudioBytes { get; init; }

    /// <summary>Bytes of the whole stream.</summary>
    public required long StreamBytes { get; init; }

    /// <summary>Whether the stream has a Xing, Info or VBRI header frame.</summary>
    public required bool HasHeaderFrame { get; init; }

    /// <summary>The first damaged places, at most <see cref="MaximumDamageKept"/>; empty for a sound stream.</summary>
    public required IReadOnlyList<Mp3Damage> Damage { get; init; }

    /// <summary>The number of damaged places, with those that <see cref="Damage"/> does not keep.</summary>
    public required long DamageCount { get; init; }

    /// <summary>Whether all frames have one version, sample rate and number of channels.</summary>
    public required bool HasOneFormat { get; init; }

    internal Mp3SeekPoints? SeekPoints { get; init; }
}
