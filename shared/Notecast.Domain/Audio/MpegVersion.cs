namespace Notecast.Domain.Audio;

/// <summary>The version of MPEG audio that a frame header names (bits 20 and 19).</summary>
public enum MpegVersion
{
    /// <summary>MPEG-1 (ISO/IEC 11172-3): 32, 44.1 or 48 kHz, 1,152 samples a frame.</summary>
    Mpeg1,

    /// <summary>MPEG-2 low sampling frequencies (ISO/IEC 13818-3): 16, 22.05 or 24 kHz, 576 samples a frame.</summary>
    Mpeg2,

    /// <summary>MPEG-2.5, Fraunhofer's extension: 8, 11.025 or 12 kHz, 576 samples a frame.</summary>
    Mpeg25,
}
