using System.Text.Json;

namespace Notecast.Domain.Narrations;

/// <summary>The JSON that subscribers of the topic get, whichever topic it is.</summary>
public static class NarrationReadyFormat
{
    /// <summary>Writes a message.</summary>
    public static string Write(NarrationReadyMessage message)
    {
        var ready = message.Ready;
        var body = new NarrationReadyBody(
            message.Note.UserId,
            message.Note.NoteId.Text,
            ready.Revision.ToString(),
            ready.Content.ToString(),
            ready.Key.ToString(),
            ready.Duration.TotalSeconds,
            ready.Bytes,
            ready.BilledCharacters,
            ready.VoiceId,
            ready.ReadyAt,
            message.CorrelationId);
        return JsonSerializer.Serialize(body, TopicJsonContext.Default.NarrationReadyBody);
    }
}
