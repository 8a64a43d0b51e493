namespace Notecast.Domain.Narrations;

/// <summary>What a narration came to.</summary>
/// <param name="ObjectKey">Where the audio is.</param>
/// <param name="Segments">How many segments it was joined from.</param>
/// <param name="SynthesizedSegments">How many of them were synthesized now; the others were kept from before.</param>
/// <param name="BilledCharacters">Characters charged for now.</param>
public sealed record NarrationReceipt(string ObjectKey, int Segments, int SynthesizedSegments, int BilledCharacters);
