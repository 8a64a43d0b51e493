using Notecast.Domain.Audio;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.UseCases;

/// <summary>A segment that was spoken, now or before.</summary>
/// <param name="Key">Where it is kept.</param>
/// <param name="Mp3">Its audio.</param>
/// <param name="Summary">What its audio is.</param>
/// <param name="Length">How long its text may plausibly last.</param>
/// <param name="WasSynthesized">Whether the speech service spoke it now.</param>
/// <param name="BilledCharacters">What that cost; 0 when it was kept from before.</param>
public sealed record SpokenSegment(
    SegmentKey Key,
    ReadOnlyMemory<byte> Mp3,
    Mp3Summary Summary,
    SpeechLength Length,
    bool WasSynthesized,
    int BilledCharacters);
