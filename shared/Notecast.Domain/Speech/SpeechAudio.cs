namespace Notecast.Domain.Speech;

/// <summary>The speech service's answer: one synthesized segment.</summary>
/// <param name="Mp3">The audio.</param>
/// <param name="BilledCharacters">How many characters the service charges for.</param>
public sealed record SpeechAudio(ReadOnlyMemory<byte> Mp3, int BilledCharacters);
