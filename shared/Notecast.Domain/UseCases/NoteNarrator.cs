using Microsoft.Extensions.Logging;
using Notecast.Domain.Audio;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Domain.Segments;
using Notecast.Domain.Speech;

namespace Notecast.Domain.UseCases;

/// <summary>Narrates a note: reads it, cuts it into segments, speaks the missing ones, joins them and puts the narration.</summary>
public sealed class NoteNarrator
{
    /// <summary>How many segments of one note are spoken at once: enough to hide the service's latency, few enough to leave room for other notes.</summary>
    public const int SegmentConcurrency = 4;

    /// <summary>Audio up to this many bytes stays in memory between speaking and joining; what is beyond is read from the cache again.</summary>
    private const int MaxBytesInMemory = 8 * 1024 * 1024;

    private readonly INoteTable _notes;
    private readonly ICatalog _catalog;
    private readonly INarrationStore _narrations;
    private readonly IIdempotency _idempotency;
    private readonly SegmentSpeaker _speaker;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A narrator on these ports.</summary>
    public NoteNarrator(
        INoteTable notes,
        ICatalog catalog,
        INarrationStore narrations,
        IIdempotency idempotency,
        SegmentSpeaker speaker,
        TimeProvider time,
        ILogger logger)
    {
        _notes = notes;
        _catalog = catalog;
        _narrations = narrations;
        _idempotency = idempotency;
        _speaker = speaker;
        _time = time;
        _logger = logger;
    }

    /// <summary>Runs a job of kind <see cref="JobKind.Narrate"/>. Running it again, at any time, changes and bills nothing.</summary>
    /// <param name="job">The job.</param>
    /// <param name="timeLeft">How long it may take. A long note stops early, to continue from the kept segments.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentFailureException">The note cannot be narrated as it is.</exception>
    /// <exception cref="TransientFailureException">Something fails that may work later.</exception>
    public async Task<NarrateOutcome> NarrateAsync(SynthesisJob job, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var entry = await _catalog.FindAsync(job.Note, cancellationToken);
        if (entry is not null && entry.Wanted.Revision > job.Revision)
        {
            return NarrateOutcome.Superseded;
        }

        if (entry?.Ready?.Revision == job.Revision)
        {
            return NarrateOutcome.AlreadyReady;
        }

        var note = await _notes.FindAsync(job.Note, cancellationToken);
        if (note is null)
        {
            return NarrateOutcome.NoteGone;
        }

        if (entry?.Wanted.Revision != job.Revision)
        {
            throw CatalogBehind.Of(job.Revision, entry);
        }

        var content = SpokenContent.Of(note.Attributes);
        if (content.Hash != entry.Wanted.Content)
        {
            return NarrateOutcome.Superseded;
        }

        content.Validate();
        var key = new NarrationKey(job.Note, job.Revision, content.Hash);
        var identity = new NarrationIdentity(job.Note.UserId, job.Note.NoteId.Text, job.Revision.ToString(), content.Hash.ToString());
        var stopAt = _time.GetUtcNow() + timeLeft - ReserveOf(timeLeft);
        await _idempotency.RunOnceAsync(
            identity,
            timeLeft,
            () => SpeakAsync(key, content, note.Attributes.Title, job.CorrelationId, stopAt, cancellationToken),
            cancellationToken);
        return NarrateOutcome.Narrated;
    }

    /// <summary>Time to keep for joining and putting what was spoken.</summary>
    private static TimeSpan ReserveOf(TimeSpan timeLeft) => TimeSpan.FromTicks(Math.Min(timeLeft.Ticks / 4, TimeSpan.FromSeconds(30).Ticks));

    private async Task<NarrationReceipt> SpeakAsync(
        NarrationKey key, SpokenContent content, string? title, string correlationId, DateTimeOffset stopAt, CancellationToken cancellationToken)
    {
        var requests = Cut(content);
        var distinct = requests.DistinctBy(SegmentKey.Of).ToList();
        var bytesInMemory = 0L;
        var spoken = await Bounded.SelectAsync(distinct, SegmentConcurrency, async request =>
        {
            RequireTime(stopAt);
            var segment = await _speaker.SpeakAsync(request, correlationId, cancellationToken);
            return Interlocked.Add(ref bytesInMemory, segment.Mp3.Length) <= MaxBytesInMemory ? segment : segment with { Mp3 = default };
        });
        var byKey = spoken.ToDictionary(segment => segment.Key);
        var inOrder = requests.Select(request => byKey[SegmentKey.Of(request)]).ToList();
        var metadata = new NarrationMetadata
        {
            Content = content.Hash,
            VoiceId = content.VoiceId,
            BilledCharacters = spoken.Sum(segment => segment.BilledCharacters),
            Segments = inOrder.Count,
            ShortestPlausible = inOrder.Aggregate(TimeSpan.Zero, (sum, segment) => sum + segment.Length.Shortest),
            CorrelationId = correlationId,
        };
        await PutAsync(key, metadata, inOrder, new AudioTags(title, content.HeardLanguage, content.VoiceId), cancellationToken);
        var receipt = new NarrationReceipt(key.ToString(), inOrder.Count, spoken.Count(segment => segment.WasSynthesized), metadata.BilledCharacters);
        _logger.NoteNarrated(key.Note, key.Revision, receipt.Segments, receipt.SynthesizedSegments, receipt.BilledCharacters, correlationId);
        return receipt;
    }

    private static List<SpeechRequest> Cut(SpokenContent content)
    {
        var limits = SpeechLimits.For(content.HeardLanguage);
        IReadOnlyList<Segment> segments;
        try
        {
            segments = content.TextType == TextTypes.Ssml ? SsmlSegmenter.Split(content.Text, limits) : TextSegmenter.Split(content.Text, limits);
        }
        catch (SsmlException exception)
        {
            throw new PermanentFailureException(
                FailureCode.SsmlInvalid, exception.Message, "Correct the SSML, or use TextType 'text'.", exception);
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
                FailureCode.TextEmpty, "The note's text has nothing to speak.", "Write something to speak into the attribute Note.");
    }

    private void RequireTime(DateTimeOffset stopAt)
    {
        if (_time.GetUtcNow() >= stopAt)
        {
            throw new TransientFailureException(
                FailureCode.TimedOut,
                "The function's time ran out before all segments were spoken.",
                "It goes on from the segments that are kept; give the function more time if it stays.");
        }
    }

    private Task PutAsync(
        NarrationKey key, NarrationMetadata metadata, IReadOnlyList<SpokenSegment> segments, AudioTags tags, CancellationToken cancellationToken)
    {
        var parts = segments.Select(segment => new Mp3Part(segment.Summary, token => OpenAsync(segment, token))).ToList();
        return _narrations.PutAsync(
            key, metadata, (audio, token) => Mp3Joiner.JoinAsync(parts, tags, audio, token), cancellationToken);
    }

    private async ValueTask<Stream> OpenAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        var mp3 = segment.Mp3.IsEmpty ? await _speaker.ReadAsync(segment.Key, cancellationToken) : segment.Mp3;
        return new MemoryStream(mp3.ToArray(), writable: false);
    }
}
