using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Notecast.AwsTesting;

/// <summary>The body of a request for speech.</summary>
internal sealed record SpeechQuery
{
    private static readonly string[] Engines = ["standard", "neural", "long-form", "generative"];

    public required string Text { get; init; }

    public required string TextType { get; init; }

    public required string VoiceId { get; init; }

    public required string Engine { get; init; }

    public required string LanguageCode { get; init; }

    public required string OutputFormat { get; init; }

    public bool IsSsml => TextType == "ssml";

    /// <summary>The language to speak: the voice's first unless another is asked for. The voice must be valid.</summary>
    public string Language => LanguageCode.Length > 0 ? LanguageCode : PollyVoices.LanguageOf(VoiceId)!;

    /// <summary>The sample rate in kHz for MP3 when none is asked for. Source: Amazon Polly API Reference, SynthesizeSpeech.</summary>
    public string Kilohertz => Engine is "" or "standard" ? "22.05" : "24";

    /// <summary>What is billed: all characters but tags; null for SSML that is not well-formed.</summary>
    public int? BilledCharacters => IsSsml ? SpokenText()?.Length : Text.Length;

    /// <summary>The first member that has none of the values that the service knows; null when all are valid.</summary>
    public (string Member, string Value)? InvalidMember => this switch
    {
        _ when PollyVoices.LanguageOf(VoiceId) is null => ("voiceId", VoiceId),
        _ when Engine.Length > 0 && !Engines.Contains(Engine) => ("engine", Engine),
        _ when TextType is not ("" or "text" or "ssml") => ("textType", TextType),
        _ when OutputFormat != "mp3" => ("outputFormat", OutputFormat),
        _ => null,
    };

    /// <summary>Reads a body; null for one that is no JSON.</summary>
    public static SpeechQuery? Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string Member(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
            return new SpeechQuery
            {
                Text = Member("Text"),
                TextType = Member("TextType"),
                VoiceId = Member("VoiceId"),
                Engine = Member("Engine"),
                LanguageCode = Member("LanguageCode"),
                OutputFormat = Member("OutputFormat"),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? SpokenText()
    {
        try
        {
            var root = XElement.Parse(Text, LoadOptions.PreserveWhitespace);
            return root.Name.LocalName == "speak" ? root.Value : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
