using System.Globalization;
using Amazon.S3.Model;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Aws;

/// <summary>
/// A narration's metadata as the user metadata of its object. That travels in headers, so free text is percent-encoded.
/// Source: Amazon S3 User Guide, "Working with object metadata".
/// </summary>
internal static class NarrationUserMetadata
{
    private const string Content = "content";
    private const string VoiceId = "voice-id";
    private const string BilledCharacters = "billed-characters";
    private const string Segments = "segments";
    private const string ShortestMilliseconds = "shortest-plausible-ms";
    private const string CorrelationId = "correlation-id";

    public static Dictionary<string, string> Write(NarrationMetadata metadata) => new()
    {
        [Content] = metadata.Content.ToString(),
        [VoiceId] = Uri.EscapeDataString(metadata.VoiceId),
        [BilledCharacters] = Text(metadata.BilledCharacters),
        [Segments] = Text(metadata.Segments),
        [ShortestMilliseconds] = Text((decimal)metadata.ShortestPlausible.Ticks / TimeSpan.TicksPerMillisecond),
        [CorrelationId] = Uri.EscapeDataString(metadata.CorrelationId),
    };

    /// <exception cref="PermanentFailureException">The object was not put by Notecast.</exception>
    public static NarrationMetadata Read(NarrationKey key, MetadataCollection metadata)
    {
        try
        {
            return new NarrationMetadata
            {
                Content = ContentHash.Parse(metadata[Content] ?? ""),
                VoiceId = Uri.UnescapeDataString(metadata[VoiceId] ?? ""),
                BilledCharacters = int.Parse(metadata[BilledCharacters] ?? "", NumberStyles.None, CultureInfo.InvariantCulture),
                Segments = int.Parse(metadata[Segments] ?? "", NumberStyles.None, CultureInfo.InvariantCulture),
                ShortestPlausible = TimeSpan.FromTicks((long)(TimeSpan.TicksPerMillisecond
                    * decimal.Parse(metadata[ShortestMilliseconds] ?? "", NumberStyles.Number, CultureInfo.InvariantCulture))),
                CorrelationId = Uri.UnescapeDataString(metadata[CorrelationId] ?? ""),
            };
        }
        catch (FormatException exception)
        {
            throw new PermanentFailureException(
                FailureCode.AudioDamaged,
                $"The object {key} has no metadata of a narration.",
                "Find out who writes to narrations/, then reconcile the note.",
                exception);
        }
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
