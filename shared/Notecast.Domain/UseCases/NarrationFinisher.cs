using Microsoft.Extensions.Logging;
using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.Domain.UseCases;

/// <summary>Checks a narration that was put into the bucket, marks it ready if it is still wanted, tells subscribers, and deletes what it supersedes.</summary>
public sealed class NarrationFinisher
{
    private readonly ICatalog _catalog;
    private readonly INarrationStore _narrations;
    private readonly INarrationTopic _topic;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A finisher on these ports.</summary>
    public NarrationFinisher(ICatalog catalog, INarrationStore narrations, INarrationTopic topic, TimeProvider time, ILogger logger)
    {
        _catalog = catalog;
        _narrations = narrations;
        _topic = topic;
        _time = time;
        _logger = logger;
    }

    /// <summary>Finishes the narration at an object key. Doing it again tells subscribers again and changes nothing else.</summary>
    /// <param name="objectKey">The object's key, decoded.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentFailureException">The audio is unfit; the catalog says so.</exception>
    /// <exception cref="TransientFailureException">Something fails that may work later.</exception>
    public async Task<FinishOutcome> FinishAsync(string objectKey, CancellationToken cancellationToken)
    {
        if (!NarrationKey.TryParse(objectKey, out var key))
        {
            _logger.ObjectIsNoNarration(objectKey);
            return FinishOutcome.NotANarration;
        }

        var entry = await _catalog.FindAsync(key.Note, cancellationToken);
        if (entry is null || entry.Wanted.Revision < key.Revision)
        {
            throw CatalogBehind.Of(key.Revision, entry);
        }

        if (!IsWanted(key, entry))
        {
            return await FinishSupersededAsync(key, cancellationToken);
        }

        try
        {
            return await FinishWantedAsync(key, entry, cancellationToken);
        }
        catch (Exception exception)
        {
            var failure = FailureClassifier.Classify(exception);
            _logger.FinishFailed(key.Note, key.Revision, failure.Code, failure.Reason, entry.Wanted.CorrelationId);
            if (exception is FailureException known)
            {
                known.CorrelationId = entry.Wanted.CorrelationId;
            }

            throw;
        }
    }

    private static bool IsWanted(NarrationKey key, CatalogEntry entry) =>
        entry.Wanted is { Content: { } content } wanted && wanted.Revision == key.Revision && content.Prefix == key.ContentPrefix;

    private async Task<FinishOutcome> FinishWantedAsync(NarrationKey key, CatalogEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Ready is { } already && already.Key == key)
        {
            return await FinishReadyAsync(already, entry.Wanted.CorrelationId, cancellationToken);
        }

        var ready = await CheckAsync(key, cancellationToken);
        if (ready is null || !await _catalog.MarkReadyAsync(key.Note, ready, cancellationToken))
        {
            return await FinishSupersededAsync(key, cancellationToken);
        }

        return await FinishReadyAsync(ready, entry.Wanted.CorrelationId, cancellationToken);
    }

    /// <summary>Tells subscribers, and deletes every older narration, also one whose own event ended as a dead letter.</summary>
    private async Task<FinishOutcome> FinishReadyAsync(Ready ready, string correlationId, CancellationToken cancellationToken)
    {
        await _topic.PublishAsync(new NarrationReadyMessage(ready.Key.Note, ready, correlationId), cancellationToken);
        await _narrations.DeleteAsync(await ListOlderAsync(ready.Key, cancellationToken), cancellationToken);
        _logger.NarrationReady(ready.Key.Note, ready.Revision, ready.Duration.TotalSeconds, ready.Bytes, correlationId);
        return FinishOutcome.Ready;
    }

    /// <summary>
    /// Deletes a narration that is not wanted and never will be, with what an earlier delivery of its event may have left behind. When that
    /// delivery made it ready, it can be heard until the wanted one is ready: then the rest is done, which that delivery may have left undone.
    /// </summary>
    private async Task<FinishOutcome> FinishSupersededAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        var entry = await _catalog.FindAsync(key.Note, cancellationToken);
        if (entry?.Ready?.Key != key)
        {
            var unwanted = (await ListOlderAsync(key, cancellationToken)).Where(older => older != entry?.Ready?.Key);
            await _narrations.DeleteAsync([key, .. unwanted], cancellationToken);
            _logger.NarrationSuperseded(key.Note, key.Revision, entry?.Wanted.CorrelationId ?? "");
            return FinishOutcome.Superseded;
        }

        // The job of a removal deletes whatever is older.
        await using var stored = entry.Wanted.IsRemoval ? null : await _narrations.OpenAsync(key, cancellationToken);
        return stored is null
            ? FinishOutcome.Superseded
            : await FinishReadyAsync(entry.Ready, stored.Metadata.CorrelationId, cancellationToken);
    }

    /// <summary>What is ready, or nothing when the audio is unfit and not wanted any more.</summary>
    private async Task<Ready?> CheckAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        await using var stored = await _narrations.OpenAsync(key, cancellationToken) ?? throw new TransientFailureException(
            FailureCode.StorageUnavailable,
            $"The object {key} is gone although it is wanted.",
            "Find out who deletes from narrations/, then reconcile.");
        try
        {
            var summary = await WalkAsync(stored, cancellationToken);
            return ReadyOf(key, stored, summary);
        }
        catch (PermanentFailureException exception)
        {
            var failure = new LastFailure(key.Revision, exception.Failure, IsFinal: true, _time.GetUtcNow());
            if (await _catalog.RecordFailureAsync(key.Note, failure, cancellationToken))
            {
                throw;
            }

            return null;
        }
    }

    private static async Task<Mp3Summary> WalkAsync(StoredNarration stored, CancellationToken cancellationToken)
    {
        Mp3Summary summary;
        try
        {
            summary = await Mp3Walker.WalkAsync(stored.Audio, cancellationToken);
        }
        catch (Mp3Exception exception)
        {
            throw Unfit(FailureCode.AudioDamaged, $"The narration is not an MP3: {exception.Message}", exception);
        }

        if (summary.Damage is [var first, ..])
        {
            throw Unfit(FailureCode.AudioDamaged, $"The narration is damaged at byte {first.Offset:N0} ({first.Kind}).");
        }

        return summary.Duration >= stored.Metadata.ShortestPlausible
            ? summary
            : throw Unfit(
                FailureCode.AudioCutShort,
                $"The narration lasts {summary.Duration.TotalSeconds:F1} s; its text takes at least {stored.Metadata.ShortestPlausible.TotalSeconds:F1} s.");
    }

    private static PermanentFailureException Unfit(FailureCode code, string reason, Exception? cause = null) =>
        new(code, reason, "Reconcile the note: it is narrated again from its segments.", cause);

    private Ready ReadyOf(NarrationKey key, StoredNarration stored, Mp3Summary summary) => new()
    {
        Revision = key.Revision,
        Content = stored.Metadata.Content,
        Key = key,
        Duration = summary.Duration,
        Bytes = stored.Bytes,
        BilledCharacters = stored.Metadata.BilledCharacters,
        VoiceId = stored.Metadata.VoiceId,
        ReadyAt = _time.GetUtcNow(),
    };

    private async Task<List<NarrationKey>> ListOlderAsync(NarrationKey key, CancellationToken cancellationToken) =>
        [.. (await _narrations.ListAsync(key.Note, cancellationToken)).Where(other => other.Revision < key.Revision)];
}
