using System.Text.Json;
using Microsoft.Data.Sqlite;
using Notecast.Embedded.Storage;
using Notecast.EventSources.Queues;

namespace Notecast.Embedded.Queues;

/// <summary>A queue in the messages table.</summary>
/// <param name="database">Where the messages are.</param>
/// <param name="name">The queue's name.</param>
/// <param name="time">Tells when messages are visible.</param>
/// <param name="redrive">Where messages go that were received too often; <see langword="null"/> to keep them.</param>
/// <param name="maxReceiveCount">How often a message is received before it moves there. AWS advises 5 or more.</param>
internal sealed class MessageQueue(Database database, string name, TimeProvider time, MessageQueue? redrive = null, int maxReceiveCount = 5)
    : IMessageQueue
{
    private readonly Signal _sent = new();

    public string QueueArn => QueueNames.ArnOf(name);

    /// <summary>The queue's name, by which its messages are told from others.</summary>
    public string Name => name;

    public async Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) =>
        (await SendAllAsync([body], attributes, cancellationToken))[0];

    /// <summary>Sends messages, all or none.</summary>
    public async Task<IReadOnlyList<string>> SendAllAsync(
        IEnumerable<string> bodies, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(attributes, EmbeddedJson.Default.IReadOnlyDictionaryStringString);
        var ids = await database.WriteAsync(session => bodies.Select(body => Insert(session, body, json)).ToList(), cancellationToken);
        Wake();
        return ids;
    }

    /// <summary>Sends a message as a part of a transaction. <see cref="Wake"/> follows it.</summary>
    /// <returns>Its id.</returns>
    public string Insert(Session session, string body, string attributes)
    {
        var id = Guid.NewGuid().ToString();
        session.Execute(
            """
            insert into messages (Queue, MessageId, Body, Attributes, SentAt, VisibleAt)
            values (@queue, @id, @body, @attributes, @now, @now)
            """,
            ("@queue", name),
            ("@id", id),
            ("@body", body),
            ("@attributes", attributes),
            ("@now", time.Milliseconds()));
        return id;
    }

    /// <summary>Wakes those who wait for messages in this process.</summary>
    public void Wake() => _sent.Raise();

    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int max, TimeSpan visibilityTimeout, TimeSpan waitTime, CancellationToken cancellationToken) =>
        await Polling.UntilAsync(
            () => TryReceiveAsync(max, visibilityTimeout, cancellationToken), seen => seen.Count > 0, _sent, waitTime, time, cancellationToken);

    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("delete from messages where ReceiptHandle = @handle and Queue = @queue", ("@handle", receiptHandle), ("@queue", name)),
        cancellationToken);

    public async Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();
        await database.WriteAsync(
            session => session.Execute(
                """
                update messages set VisibleAt = @visible, IsReceived = 0
                where ReceiptHandle = @handle and Queue = @queue and VisibleAt > @now
                """,
                ("@visible", now + (long)visibilityTimeout.TotalMilliseconds),
                ("@now", now),
                ("@handle", receiptHandle),
                ("@queue", name)),
            cancellationToken);
        Wake();
    }

    private async Task<List<QueueMessage>> TryReceiveAsync(int max, TimeSpan visibilityTimeout, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();

        // An empty queue is asked often; reading holds up no writer.
        if (!await database.ReadAsync(session => IsAnyDue(session, now), cancellationToken))
        {
            return [];
        }

        var (received, redriven) = await database.WriteAsync(session => Take(session, max, now, visibilityTimeout), cancellationToken);
        if (redriven > 0)
        {
            redrive!.Wake();
        }

        return received;
    }

    private bool IsAnyDue(Session session, long now) => session.Scalar(
        "select 1 from messages where Queue = @queue and VisibleAt <= @now limit 1", ("@queue", name), ("@now", now)) is not null;

    private (List<QueueMessage> Received, int Redriven) Take(Session session, int max, long now, TimeSpan visibilityTimeout)
    {
        var redriven = redrive is null ? 0 : Redrive(session, now);
        var received = session.Query(
            """
            select * from messages where Queue = @queue and VisibleAt <= @now order by VisibleAt, Number limit @max
            """,
            row => ReadMessage(row, now),
            ("@queue", name),
            ("@now", now),
            ("@max", max));
        foreach (var message in received)
        {
            session.Execute(
                """
                update messages set
                    VisibleAt = @visible, IsReceived = 1, ReceiveCount = @count, ReceiptHandle = @handle, FirstReceivedAt = coalesce(FirstReceivedAt, @now)
                where MessageId = @id
                """,
                ("@visible", now + (long)visibilityTimeout.TotalMilliseconds),
                ("@count", message.ReceiveCount),
                ("@handle", message.ReceiptHandle),
                ("@now", now),
                ("@id", message.MessageId));
        }

        return (received, redriven);
    }

    /// <summary>
    /// Moves what was received too often. The message keeps its id, attributes and times, and the receive count, which SQS counts
    /// across queues (Amazon SQS API Reference, ReceiveMessage, <c>ApproximateReceiveCount</c>).
    /// </summary>
    private int Redrive(Session session, long now) => session.Execute(
        """
        update messages set Queue = @target, VisibleAt = @now, IsReceived = 0, ReceiptHandle = null
        where Queue = @queue and VisibleAt <= @now and ReceiveCount > 0 and ReceiveCount >= @most
        """,
        ("@target", redrive!.Name),
        ("@now", now),
        ("@queue", name),
        ("@most", maxReceiveCount));

    private static QueueMessage ReadMessage(SqliteDataReader row, long now) => new()
    {
        MessageId = row.Text("MessageId"),
        ReceiptHandle = Guid.NewGuid().ToString("N"),
        Body = row.Text("Body"),
        Attributes = JsonSerializer.Deserialize(row.Text("Attributes"), EmbeddedJson.Default.DictionaryStringString)!,
        ReceiveCount = (int)row.Integer("ReceiveCount") + 1,
        SentAt = Columns.Moment(row.Integer("SentAt")),
        FirstReceivedAt = Columns.Moment(row["FirstReceivedAt"] is long first ? first : now),
    };
}
