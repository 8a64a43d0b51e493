using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Queues;

/// <summary>
/// The dead letters as rows. Reading takes nothing, so there is nothing to give back, and a killed command leaves every letter where
/// it was.
/// </summary>
internal sealed class EmbeddedDeadLetterBox(Database database, MessageQueue deadLetters, MessageQueue replays, TimeProvider time)
    : IDeadLetterBox
{
    /// <summary>Few enough to hold them even when each is as large as a message may be, 1 MiB.</summary>
    private const int PageSize = 50;

    private const string IsLetter = "MessageId = @id and Queue = @queue";

    public Task<long> EstimateCountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => (long)session.Scalar("select count(*) from messages where Queue = @queue", Queue)!, cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<DeadLetterMessage>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What comes after now, such as a letter that is replayed meanwhile and fails again, is for the next box: reading must end.
        var last = await database.ReadAsync(session => session.Scalar("select max(Number) from messages") as long? ?? 0, cancellationToken);
        var after = 0L;
        List<(long Number, DeadLetterMessage Letter)> page;
        do
        {
            page = await database.ReadAsync(session => ReadPage(session, after, last), cancellationToken);
            if (page.Count > 0)
            {
                after = page[^1].Number;
                yield return [.. page.Select(row => row.Letter)];
            }
        }
        while (page.Count == PageSize);
    }

    public async Task<IReadOnlyList<DeadLetterMessage>> ReplayAsync(
        IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        var notMoved = await database.WriteAsync(session => letters.Where(letter => !Move(session, letter)).ToList(), cancellationToken);
        replays.Wake();
        return notMoved;
    }

    public async Task AddAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => letters.Select(letter => deadLetters.Insert(session, letter.Body, Serialize(letter.Attributes))).ToList(),
            cancellationToken);
        deadLetters.Wake();
    }

    public Task DeleteAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken) =>
        database.WriteAsync(session => letters.Count(letter => Delete(session, letter)), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private (string Name, object? Value) Queue => ("@queue", deadLetters.Name);

    /// <summary>The plus sign keeps SQLite from reading the whole queue, in another order, for each page.</summary>
    private List<(long Number, DeadLetterMessage Letter)> ReadPage(Session session, long after, long last) => session.Query(
        "select * from messages where +Queue = @queue and Number > @after and Number <= @last order by Number limit @limit",
        row => (row.Integer("Number"), ReadLetter(row)),
        Queue,
        ("@after", after),
        ("@last", last),
        ("@limit", PageSize));

    /// <summary>Puts the copy of a letter on the replay queue and deletes the letter, unless somebody else has moved it.</summary>
    private bool Move(Session session, DeadLetterMessage letter)
    {
        session.Execute(
            $"""
            insert into messages (Queue, MessageId, Body, Attributes, SentAt, VisibleAt)
            select @target, @copy, Body, @attributes, @now, @now from messages where {IsLetter}
            """,
            ("@target", replays.Name),
            ("@copy", Guid.NewGuid().ToString()),
            ("@attributes", Serialize(ReplayCopy.AttributesOf(letter))),
            ("@now", time.Milliseconds()),
            Id(letter),
            Queue);
        return Delete(session, letter);
    }

    private bool Delete(Session session, DeadLetterMessage letter) =>
        session.Execute($"delete from messages where {IsLetter}", Id(letter), Queue) > 0;

    private static (string Name, object? Value) Id(DeadLetterMessage letter) => ("@id", letter.MessageId);

    private static string Serialize(IReadOnlyDictionary<string, string> attributes) =>
        JsonSerializer.Serialize(attributes, EmbeddedJson.Default.IReadOnlyDictionaryStringString);

    private static DeadLetterMessage ReadLetter(SqliteDataReader row) => new()
    {
        MessageId = row.Text("MessageId"),
        Body = row.Text("Body"),
        Attributes = JsonSerializer.Deserialize(row.Text("Attributes"), EmbeddedJson.Default.DictionaryStringString)!,
        SentAt = Columns.Moment(row.Integer("SentAt")),
        FirstReceivedAt = row["FirstReceivedAt"] is long first ? Columns.Moment(first) : null,
        ReceiveCount = (int)row.Integer("ReceiveCount"),
    };
}
