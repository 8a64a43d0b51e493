namespace Notecast.Domain.Speech;

/// <summary>What the speech service is asked for: one segment in one voice, as MP3.</summary>
public sealed record SpeechRequest
{
    /// <summary>The segment: plain text, or a whole SSML document.</summary>
    public required string Text { get; init; }

    /// <summary><see cref="TextTypes.Text"/> or <see cref="TextTypes.Ssml"/>.</summary>
    public required string TextType { get; init; }

    /// <summary>A Polly voice id.</summary>
    public required string VoiceId { get; init; }

    /// <summary>A Polly engine.</summary>
    public required string Engine { get; init; }

    /// <summary>Which language a bilingual voice shall speak; <see langword="null"/> for the voice's own.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>Only the names of what is asked for: the text must never reach a log.</summary>
    public override string ToString() => $"{VoiceId} ({Engine}), {Text.Length} characters of {TextType}";
}
