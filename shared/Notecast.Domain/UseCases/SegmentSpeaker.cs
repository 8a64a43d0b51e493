using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Notecast.Domain.Audio;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Domain.Segments;
using Notecast.Domain.Speech;

namespace Notecast.Domain.UseCases;

/// <summary>Speaks segments, each distinct one once: from the cache, or by the speech service and then into the cache.</summary>
public sealed class SegmentSpeaker
{
    /// <summary>Markup can double the rate, and nested or with shorter aliases for what is written, more.</summary>
    private const double FastestMarkup = 4;

    private readonly ISpeechSynthesizer _speech;
    private readonly ISegmentCache _cache;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<SegmentKey, Lazy<Task<SpokenSegment>>> _underWay = new();

    /// <summary>A speaker on these ports; share one among all that narrate in this process.</summary>
    public SegmentSpeaker(ISpeechSynthesizer speech, ISegmentCache cache, ILogger logger)
    {
        _speech = speech;
        _cache = cache;
        _logger = logger;
    }

    /// <summary>Speaks a segment.</summary>
    /// <param name="request">What to speak.</param>
    /// <param name="correlationId">The change that is narrated, for the log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentFailureException">The speech service refuses the segment.</exception>
    /// <exception cref="TransientFailureException">The speech service or the cache fails, or the audio is cut short.</exception>
    public async Task<SpokenSegment> SpeakAsync(SpeechRequest request, string correlationId, CancellationToken cancellationToken)
    {
        var key = SegmentKey.Of(request);
        while (true)
        {
            var mine = new Lazy<Task<SpokenSegment>>(() => FindOrSynthesizeAsync(key, request, correlationId, cancellationToken));
            var underWay = _underWay.GetOrAdd(key, mine);
            try
            {
                var spoken = await underWay.Value;

                // What another narration pays for at this moment is free for this one.
                return ReferenceEquals(underWay, mine) ? spoken : spoken with { WasSynthesized = false, BilledCharacters = 0 };
            }
            catch (OperationCanceledException) when (!ReferenceEquals(underWay, mine) && !cancellationToken.IsCancellationRequested)
            {
                // The other narration's time is over, not this one's.
            }
            finally
            {
                _underWay.TryRemove(KeyValuePair.Create(key, underWay));
            }
        }
    }

    /// <summary>The MP3 of a segment that was spoken before.</summary>
    /// <exception cref="TransientFailureException">The cache has lost it, or cannot be used now.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(SegmentKey key, CancellationToken cancellationToken) =>
        await _cache.FindAsync(key, cancellationToken) ?? throw new TransientFailureException(
            FailureCode.StorageUnavailable,
            $"The segment {key} was kept a moment ago and is gone.",
            "It is synthesized again; check what deletes from segments/ if it stays.");

    private async Task<SpokenSegment> FindOrSynthesizeAsync(
        SegmentKey key, SpeechRequest request, string correlationId, CancellationToken cancellationToken)
    {
        var length = SpeechLengthOf(request);
        var found = await _cache.FindAsync(key, cancellationToken);
        if (found is { } whole && TryCheck(key, whole, request, length, correlationId, out var foundSummary))
        {
            return new SpokenSegment(key, whole, foundSummary, length, WasSynthesized: false, BilledCharacters: 0);
        }

        var audio = await _speech.SynthesizeAsync(request, cancellationToken);
        var summary = Check(audio.Mp3, request, length);
        var kept = found is { } damaged
            ? await _cache.ReplaceAsync(key, damaged, audio.Mp3, cancellationToken)
            : await _cache.KeepAsync(key, audio.Mp3, cancellationToken);
        if (!kept.Span.SequenceEqual(audio.Mp3.Span))
        {
            // Another function was first. What is summed up must be what a later read finds.
            summary = Check(kept, request, length);
        }

        return new SpokenSegment(key, kept, summary, length, WasSynthesized: true, audio.BilledCharacters);
    }

    /// <summary>What is kept passed the same check once, so a segment is never refused twice for the way in which the service speaks.</summary>
    private bool TryCheck(
        SegmentKey key,
        ReadOnlyMemory<byte> mp3,
        SpeechRequest request,
        SpeechLength length,
        string correlationId,
        [NotNullWhen(true)] out Mp3Summary? summary)
    {
        try
        {
            summary = Check(mp3, request, length);
            return true;
        }
        catch (TransientFailureException)
        {
            _logger.KeptSegmentIsDamaged(key, correlationId);
            summary = null;
            return false;
        }
    }

    private static Mp3Summary Check(ReadOnlyMemory<byte> mp3, SpeechRequest request, SpeechLength length)
    {
        Mp3Summary summary;
        try
        {
            summary = Mp3Walker.Walk(mp3.Span);
        }
        catch (Mp3Exception exception)
        {
            throw new TransientFailureException(
                FailureCode.AudioDamaged,
                $"The speech service answered with something else than MP3 ({mp3.Length} bytes).",
                "It is asked again; check the speech service if it stays.",
                exception);
        }

        // Garbage and tags are left out when segments are joined; what is missing cannot be put back, and two formats cannot be joined.
        if (summary.Damage.Where(place => place.Kind is Mp3DamageKind.TruncatedFrame or Mp3DamageKind.FormatChange).ToList() is [var damage, ..])
        {
            throw new TransientFailureException(
                FailureCode.AudioDamaged,
                $"The speech service's MP3 is damaged at byte {damage.Offset:N0} ({damage.Kind}).",
                "It is asked again; check the speech service if it stays.");
        }

        return length.IsCutShort(summary.Duration) || SpeechLength.IsAtServiceLimit(summary.Duration)
            ? throw new TransientFailureException(
                FailureCode.AudioCutShort,
                $"A segment of {request.Text.Length:N0} characters came back as {summary.Duration.TotalSeconds:F1} s of audio; at least {length.Shortest.TotalSeconds:F1} s are plausible.",
                $"It is asked again; if it stays, check that voice {request.VoiceId} speaks the language of the text.")
            : summary;
    }

    private static SpeechLength SpeechLengthOf(SpeechRequest request)
    {
        var language = request.LanguageCode ?? Voices.Find(request.VoiceId)?.LanguageCode;
        return request.TextType == TextTypes.Ssml
            ? SpeechLength.Estimate(SsmlSegmenter.SpokenText(request.Text), language, fastest: FastestMarkup)
            : SpeechLength.Estimate(request.Text, language);
    }
}
