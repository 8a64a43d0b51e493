using Microsoft.Extensions.Logging;
using Notecast.Domain.Audio;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Domain.UseCases;

/// <summary>
/// Makes a note heard now, in any voice, outside the event flow. What exists already with the same content is not paid for again.
/// </summary>
public sealed class NoteDictator
{
    /// <summary>How often to look whether another worker has made the same dictation.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Longer ids are shortened in errors.</summary>
    private const int MaxQuotedLength = 80;

    private readonly INoteTable _notes;
    private readonly ICatalog _catalog;
    private readonly INarrationStore _narrations;
    private readonly IDictationStore _dictations;
    private readonly IDictationGuard _guard;
    private readonly IAudioLinks _links;
    private readonly ContentSpeaker _speaker;
    private readonly DictationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A dictator on these ports.</summary>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    public NoteDictator(
        INoteTable notes,
        ICatalog catalog,
        INarrationStore narrations,
        IDictationStore dictations,
        IDictationGuard guard,
        IAudioLinks links,
        SegmentSpeaker speaker,
        DictationOptions options,
        TimeProvider time,
        ILogger logger)
    {
        options.Validate();
        _notes = notes;
        _catalog = catalog;
        _narrations = narrations;
        _dictations = dictations;
        _guard = guard;
        _links = links;
        _speaker = new ContentSpeaker(speaker, time);
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Makes a dictation, unless there is one, and a link to it.</summary>
    /// <param name="request">What to dictate.</param>
    /// <param name="correlationId">Follows the request through the log.</param>
    /// <param name="timeLeft">How long it may take. A long note stops early; the next request goes on from the kept segments.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentFailureException">There is no such note, or it cannot be spoken as it is.</exception>
    /// <exception cref="TransientFailureException">Something fails that may work later.</exception>
    public async Task<Dictation> DictateAsync(
        DictationRequest request, string correlationId, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var endsAt = _time.GetUtcNow() + timeLeft;
        var note = await _notes.FindAsync(request.Note, cancellationToken) ?? throw NotFound(request.Note);
        var content = SpokenContent.Of(
            request.VoiceId is { } voiceId ? VoiceOverride.Apply(note.Attributes, voiceId) : note.Attributes);
        content.Validate();
        var key = new DictationKey(note.Key, content.Hash);
        var work = new DictationWork(note, content, key, correlationId, endsAt, endsAt - ContentSpeaker.ReserveOf(timeLeft));
        var made = await EnsureAsync(work, cancellationToken);
        _logger.NoteDictated(note.Key, content.VoiceId, made.Source, made.BilledCharacters, correlationId);
        var link = await _links.CreateAsync(key.ToString(), _options.LinkLifetime, cancellationToken);
        return new Dictation(key, link, content.VoiceId, made.Source, made.BilledCharacters);
    }

    private static PermanentFailureException NotFound(NoteKey note) => new(
        FailureCode.NoteNotFound,
        $"There is no note with the UserId '{Shorten(note.UserId)}' and the NoteId '{Shorten(note.NoteId.Text)}'.",
        "Write the note first, or correct UserId and NoteId: both are compared with case.");

    private static string Shorten(string id) => UnicodeText.Shorten(id, MaxQuotedLength);

    private async Task<Made> EnsureAsync(DictationWork work, CancellationToken cancellationToken)
    {
        var identity = new DictationIdentity(work.Note.Key.UserId, work.Note.Key.NoteId.Text, work.Content.Hash.ToString());
        while (!await LastsAsync(work.Key, cancellationToken))
        {
            Made? made = null;
            try
            {
                await _guard.RunOnceAsync(
                    identity,
                    work.EndsAt - _time.GetUtcNow(),
                    async () => made = await MakeAsync(work, cancellationToken),
                    cancellationToken);
            }
            catch (TransientFailureException exception) when (
                exception.Failure.Code == FailureCode.InProgressElsewhere && _time.GetUtcNow() + Pause < work.StopAt)
            {
                await Task.Delay(Pause, _time, cancellationToken);
                continue;
            }

            // An earlier run is on record, but what it made is gone or will go too soon. Segments are kept, so this is not paid for twice.
            return made ?? await MakeAsync(work, cancellationToken);
        }

        return Made.Before;
    }

    /// <summary>Whether there is a dictation that will not be deleted before the link to it ends.</summary>
    private async Task<bool> LastsAsync(DictationKey key, CancellationToken cancellationToken) =>
        await _dictations.FindAsync(key, cancellationToken) is { } putAt
        && putAt + _options.Retention >= _time.GetUtcNow() + _options.LinkLifetime;

    /// <summary>Makes the dictation from the cheapest of what there is.</summary>
    private async Task<Made> MakeAsync(DictationWork work, CancellationToken cancellationToken)
    {
        // Another worker may have made it since it was missed.
        if (await LastsAsync(work.Key, cancellationToken) || await RenewAsync(work.Key, cancellationToken))
        {
            return Made.Before;
        }

        if (await CopyNarrationAsync(work, cancellationToken))
        {
            return new Made(DictationSource.Narration, 0);
        }

        var spoken = await _speaker.SpeakAsync(work.Content, work.CorrelationId, work.StopAt, cancellationToken);
        var tags = new AudioTags(work.Note.Attributes.Title, work.Content.HeardLanguage, work.Content.VoiceId);
        await _dictations.PutAsync(work.Key, (audio, token) => spoken.WriteAsync(tags, audio, token), cancellationToken);
        return new Made(DictationSource.Speech, spoken.BilledCharacters);
    }

    /// <summary>Puts a dictation that is about to be deleted again, so that its time begins anew.</summary>
    /// <returns>Whether there was one.</returns>
    private async Task<bool> RenewAsync(DictationKey key, CancellationToken cancellationToken)
    {
        await using var kept = await _dictations.OpenAsync(key, cancellationToken);
        if (kept is null)
        {
            return false;
        }

        await _dictations.PutAsync(key, kept.CopyToAsync, cancellationToken);
        return true;
    }

    /// <summary>Copies the note's narration, when it says the same in the same voice.</summary>
    /// <returns>Whether there was one.</returns>
    private async Task<bool> CopyNarrationAsync(DictationWork work, CancellationToken cancellationToken)
    {
        var ready = (await _catalog.FindAsync(work.Note.Key, cancellationToken))?.Ready;
        if (ready?.Content != work.Content.Hash)
        {
            return false;
        }

        await using var narration = await _narrations.OpenAsync(ready.Key, cancellationToken);
        if (narration is null)
        {
            // A later change has superseded it since.
            return false;
        }

        await _dictations.PutAsync(work.Key, narration.Audio.CopyToAsync, cancellationToken);
        return true;
    }

    private sealed record DictationWork(
        Note Note, SpokenContent Content, DictationKey Key, string CorrelationId, DateTimeOffset EndsAt, DateTimeOffset StopAt);

    private sealed record Made(DictationSource Source, int BilledCharacters)
    {
        /// <summary>An earlier request has made it.</summary>
        public static readonly Made Before = new(DictationSource.Kept, 0);
    }
}
