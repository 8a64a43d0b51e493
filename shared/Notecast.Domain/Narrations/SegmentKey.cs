using System.Security.Cryptography;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Narrations;

/// <summary>
/// The object key of one synthesized segment: <c>segments/{sha256}.mp3</c>. It names all that the speech service is asked,
/// so equal requests are paid for once.
/// </summary>
public sealed record SegmentKey
{
    /// <summary>What every segment's key starts with.</summary>
    public const string Folder = "segments/";

    private readonly string _text;

    private SegmentKey(string text) => _text = text;

    /// <summary>The key of what <paramref name="request"/> asks for.</summary>
    public static SegmentKey Of(SpeechRequest request)
    {
        var canonical = CanonicalForm.Of("segment-1", request.TextType, request.VoiceId, request.Engine, request.LanguageCode, SpokenContent.OutputFormat, request.Text);
        return new SegmentKey($"{Folder}{Convert.ToHexStringLower(SHA256.HashData(canonical))}.mp3");
    }

    /// <summary>The object key.</summary>
    public override string ToString() => _text;
}
