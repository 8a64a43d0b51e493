namespace Notecast.AwsTesting;

/// <summary>What the speech service was asked to speak.</summary>
/// <param name="VoiceId">The voice.</param>
/// <param name="Engine">The engine; empty when none was asked for.</param>
/// <param name="TextType">The type of the text; empty when none was named.</param>
/// <param name="Text">The text.</param>
/// <param name="BilledCharacters">What it costs; 0 when the request was refused.</param>
public sealed record SpokenRequest(string VoiceId, string Engine, string TextType, string Text, int BilledCharacters);
