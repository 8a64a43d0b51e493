namespace Notecast.Domain.Dictations;

/// <summary>A dictation that can be heard.</summary>
/// <param name="Key">Where its audio is.</param>
/// <param name="Link">Where anybody can fetch it for a while.</param>
/// <param name="VoiceId">The voice that speaks.</param>
/// <param name="Source">Where its audio came from.</param>
/// <param name="BilledCharacters">Characters charged for now.</param>
public sealed record Dictation(DictationKey Key, Uri Link, string VoiceId, DictationSource Source, int BilledCharacters);
