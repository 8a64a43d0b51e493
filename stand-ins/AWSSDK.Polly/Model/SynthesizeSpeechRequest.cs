using System.Diagnostics.CodeAnalysis;

namespace Amazon.Polly.Model;

/// <summary>Asks for speech. Source: Amazon Polly API Reference, SynthesizeSpeech.</summary>
public class SynthesizeSpeechRequest : AmazonPollyRequest
{
    /// <summary>How speech is made; unset: standard.</summary>
    public Engine Engine { get; set; }

    /// <summary>The language of a bilingual voice; unset: its first.</summary>
    public LanguageCode LanguageCode { get; set; }

    /// <summary>Lexicons to apply, 5 at most; null for none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "As in the official package.")]
    public List<string> LexiconNames { get; set; }

    /// <summary>What to answer with. Required.</summary>
    public OutputFormat OutputFormat { get; set; }

    /// <summary>Samples a second, as text; unset: what is best for engine and format.</summary>
    public string SampleRate { get; set; }

    /// <summary>Marks to answer with instead of audio, 4 at most; null for none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "As in the official package.")]
    public List<string> SpeechMarkTypes { get; set; }

    /// <summary>What to speak. Required.</summary>
    public string Text { get; set; }

    /// <summary>Whether the text is marked up; unset: plain text.</summary>
    public TextType TextType { get; set; }

    /// <summary>Who speaks. Required.</summary>
    public VoiceId VoiceId { get; set; }
}
