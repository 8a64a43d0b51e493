namespace Notecast.Domain.Narrations;

/// <summary>The wire shape of a message on the topic.</summary>
internal sealed record NarrationReadyBody(
    string UserId,
    string NoteId,
    string Revision,
    string ContentHash,
    string ObjectKey,
    double DurationSeconds,
    long Bytes,
    int BilledCharacters,
    string VoiceId,
    DateTimeOffset ReadyAt,
    string CorrelationId);
