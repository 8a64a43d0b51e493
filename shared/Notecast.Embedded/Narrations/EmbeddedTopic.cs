using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>Keeps the last messages for whoever wants to read them.</summary>
internal sealed class EmbeddedTopic(Database database, TimeProvider time) : INarrationTopic
{
    private const int MessagesKept = 10_000;

    public Task PublishAsync(NarrationReadyMessage message, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Insert(session, NarrationReadyFormat.Write(message)), cancellationToken);

    private int Insert(Session session, string body)
    {
        session.Execute("insert into topic (PublishedAt, Body) values (@now, @body)", ("@now", time.Milliseconds()), ("@body", body));
        return session.Execute("delete from topic where Number <= (select max(Number) from topic) - @kept", ("@kept", MessagesKept));
    }
}
