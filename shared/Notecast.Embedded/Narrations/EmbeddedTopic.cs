using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>Keeps the last messages for whoever wants to read them.</summary>
internal sealed class EmbeddedTopic(Database database, TimeProvider time) : INarrationTopic
{
    private const int MessagesKept = 10_000;

    public Task PublishAsync(NarrationReadyMessage message, CancellationToken cancellationToken)
    {
        var ready = message.Ready;
        var body = JsonSerializer.Serialize(
            new TopicMessage(
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
                message.CorrelationId),
            EmbeddedJson.Default.TopicMessage);
        return database.WriteAsync(session => Insert(session, body), cancellationToken);
    }

    private int Insert(Session session, string body)
    {
        session.Execute("insert into topic (PublishedAt, Body) values (@now, @body)", ("@now", time.Milliseconds()), ("@body", body));
        return session.Execute("delete from topic where Number <= (select max(Number) from topic) - @kept", ("@kept", MessagesKept));
    }
}
