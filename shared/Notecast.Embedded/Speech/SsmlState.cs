namespace Notecast.Embedded.Speech;

/// <summary>What the open SSML elements say about the text in them.</summary>
/// <param name="LanguageFile">eSpeak NG's language file.</param>
/// <param name="Delivery">How the text is said.</param>
/// <param name="IsReplaced">Whether something else is said instead of the text.</param>
internal readonly record struct SsmlState(string LanguageFile, Delivery Delivery, bool IsReplaced = false);
