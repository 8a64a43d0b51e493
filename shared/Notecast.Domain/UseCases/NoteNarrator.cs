using Microsoft.Extensions.Logging;
using Notecast.Domain.Audio;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Domain.UseCases;

/// <summary>Narrates a note: reads it, cuts it into segments, speaks the missing ones, joins them and puts the narration.</summary>
public sealed class NoteNarrator
{
    private readonly INoteTable _notes;
    private readonly ICatalog _catalog;
    private readonly INarrationStore _narrations;
    private readonly IIdempotency _idempotency;
    private readonly ContentSpeaker _speaker;
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
        _speaker = new ContentSpeaker(speaker, time);
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
        var stopAt = _time.GetUtcNow() + timeLeft - ContentSpeaker.ReserveOf(timeLeft);
        await _idempotency.RunOnceAsync(
            identity,
            timeLeft,
            () => SpeakAsync(key, content, note.Attributes.Title, job.CorrelationId, stopAt, cancellationToken),
            cancellationToken);
        return NarrateOutcome.Narrated;
    }

    private async Task<NarrationReceipt> SpeakAsync(
        NarrationKey key, SpokenContent content, string? title, string correlationId, DateTimeOffset stopAt, CancellationToken cancellationToken)
    {
        var spoken = await _speaker.SpeakAsync(content, correlationId, stopAt, cancellationToken);
        var metadata = new NarrationMetadata
        {
            Content = content.Hash,
            VoiceId = content.VoiceId,
            BilledCharacters = spoken.BilledCharacters,
            Segments = spoken.Segments,
            ShortestPlausible = spoken.ShortestPlausible,
            CorrelationId = correlationId,
        };
        var tags = new AudioTags(title, content.HeardLanguage, content.VoiceId);
        await _narrations.PutAsync(key, metadata, (audio, token) => spoken.WriteAsync(tags, audio, token), cancellationToken);
        var receipt = new NarrationReceipt(key.ToString(), spoken.Segments, spoken.SynthesizedSegments, spoken.BilledCharacters);
        _logger.NoteNarrated(key.Note, key.Revision, receipt.Segments, receipt.SynthesizedSegments, receipt.BilledCharacters, correlationId);
        return receipt;
    }
}
