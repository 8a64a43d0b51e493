using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Segments;
using Notecast.Domain.Speech;

namespace Notecast.Domain.UseCases;

/// <summary>Speaks the content of a note: cuts it into segments and speaks each distinct one.</summary>
internal sealed class ContentSpeaker(SegmentSpeaker speaker, TimeProvider time)
{
    /// <summary>
    /// How many segments of one note are spoken at once: enough to hide the service's latency, few enough to leave room for other notes.
    /// </summary>
    public const int SegmentConcurrency = 4;

    /// <summary>
    /// Audio up to this many bytes stays in memory between speaking and joining; what is beyond is read from the cache again.
    /// </summary>
    private const int MaxBytesInMemory = 8 * 1024 * 1024;

    /// <summary>Time to keep for joining and putting what was spoken.</summary>
    public static TimeSpan ReserveOf(TimeSpan timeLeft) => TimeSpan.FromTicks(Math.Min(timeLeft.Ticks / 4, TimeSpan.FromSeconds(30).Ticks));

    /// <summary>Speaks all segments.</summary>
    /// <param name="content">What to speak; valid.</param>
    /// <param name="correlationId">What it is spoken for, for the log.</param>
    /// <param name="stopAt">No segment is begun after this moment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentFailureException">The content cannot be spoken as it is.</exception>
    /// <exception cref="TransientFailureException">Something fails that may work later, or the time is over.</exception>
    public async Task<SpokenAudio> SpeakAsync(
        SpokenContent content, string correlationId, DateTimeOffset stopAt, CancellationToken cancellationToken)
    {
        var requests = Cut(content);
        var distinct = requests.DistinctBy(SegmentKey.Of).ToList();
        var bytesInMemory = 0L;
        var spoken = await Bounded.SelectAsync(distinct, SegmentConcurrency, async request =>
        {
            RequireTime(stopAt);
            var segment = await speaker.SpeakAsync(request, correlationId, cancellationToken);
            return Interlocked.Add(ref bytesInMemory, segment.Mp3.Length) <= MaxBytesInMemory ? segment : segment with { Mp3 = default };
        });
        var byKey = spoken.ToDictionary(segment => segment.Key);
        return new SpokenAudio(speaker, spoken, [.. requests.Select(request => byKey[SegmentKey.Of(request)])]);
    }

    private static List<SpeechRequest> Cut(SpokenContent content)
    {
        var limits = SpeechLimits.For(content.HeardLanguage);
        IReadOnlyList<Segment> segments;
        try
        {
            segments = content.TextType == TextTypes.Ssml
                ? SsmlSegmenter.Split(content.Text, limits)
                : TextSegmenter.Split(content.Text, limits);
        }
        catch (SsmlException exception)
        {
            throw new PermanentFailureException(
                FailureCode.SsmlInvalid,
                $"In the note's attribute Note: {exception.Message}",
                "Correct the SSML, or use TextType 'text'.",
                exception);
        }

        return segments.Count > 0
            ? [.. segments.Select(segment => new SpeechRequest
            {
                Text = segment.Text,
                TextType = content.TextType,
                VoiceId = content.VoiceId,
                Engine = content.Engine,
                LanguageCode = content.LanguageCode,
            })]
            : throw new PermanentFailureException(
                FailureCode.TextEmpty,
                "The note's attribute Note has nothing to speak.",
                "Write something to speak into the attribute Note.");
    }

    private void RequireTime(DateTimeOffset stopAt)
    {
        if (time.GetUtcNow() >= stopAt)
        {
            throw new TransientFailureException(
                FailureCode.TimedOut,
                "The function's time ran out before all segments were spoken.",
                "It goes on from the segments that are kept; give the function more time if it stays.");
        }
    }
}
