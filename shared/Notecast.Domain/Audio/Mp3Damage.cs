namespace Notecast.Domain.Audio;

/// <summary>A damaged place of an MP3 stream.</summary>
/// <param name="Offset">Where it starts, in bytes from the start of the stream.</param>
/// <param name="Length">How many bytes of the stream it covers.</param>
/// <param name="Kind">What is wrong there.</param>
public readonly record struct Mp3Damage(long Offset, long Length, Mp3DamageKind Kind);
