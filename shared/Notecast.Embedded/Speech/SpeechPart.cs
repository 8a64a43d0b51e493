namespace Notecast.Embedded.Speech;

/// <summary>A stretch of speech: something to say, or a pause.</summary>
internal abstract record SpeechPart;

/// <summary>Words in one language.</summary>
/// <param name="LanguageFile">eSpeak NG's language file.</param>
/// <param name="Text">The words, with eSpeak NG's embedded commands for how to say them.</param>
internal sealed record SpokenPart(string LanguageFile, string Text) : SpeechPart;

/// <summary>Silence between words.</summary>
/// <param name="Duration">How long.</param>
internal sealed record PausePart(TimeSpan Duration) : SpeechPart;
