namespace Notecast.Embedded.Narrations;

/// <summary>The JSON that the topic keeps.</summary>
internal sealed record TopicMessage(
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
