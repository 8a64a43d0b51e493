using System.Globalization;
using Microsoft.Data.Sqlite;
using Notecast.Embedded.Storage;
using Notecast.EventSources.Events;
using Notecast.EventSources.Streams;

namespace Notecast.Embedded.Notes;

/// <summary>The captured changes of the notes table as a stream of one shard. What lies before the checkpoint is trimmed.</summary>
internal sealed class NoteStream(Database database, Signal changed, TimeProvider time) : IRecordStream
{
    private const string Shard = "shardId-00000000000000000000-00000001";

    private static readonly string[] Attributes = ["Note", "VoiceId", "Engine", "LanguageCode", "TextType", "Title"];

    public string StreamArn => "arn:aws:dynamodb:local:000000000000:table/Notes/stream/2026-01-01T00:00:00.000";

    public Task<IReadOnlyList<string>> ListShardsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([Shard]);

    public async Task<IReadOnlyList<StreamEntry>> ReadAsync(
        string shardId, string? afterSequenceNumber, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.Query(
                "select * from note_changes where Sequence > @after order by Sequence limit @limit",
                ReadEntry,
                ("@after", Number(afterSequenceNumber)),
                ("@limit", limit)),
            cancellationToken);

    public async Task WaitForRecordsAsync(string shardId, string? afterSequenceNumber, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var after = Number(afterSequenceNumber);
        await Polling.UntilAsync(
            () => database.ReadAsync(session => IsAnyAfter(session, after), cancellationToken), found => found, changed, atMost, time, cancellationToken);
    }

    public async Task<string?> LoadCheckpointAsync(string shardId, CancellationToken cancellationToken)
    {
        var sequence = await database.ReadAsync(
            session => session.Scalar("select Sequence from checkpoints where Shard = @shard", ("@shard", shardId)), cancellationToken);
        return sequence is long number ? Text(number) : null;
    }

    public Task SaveCheckpointAsync(string shardId, string sequenceNumber, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var sequence = Number(sequenceNumber);
            session.Execute(
                "insert into checkpoints (Shard, Sequence) values (@shard, @sequence) on conflict do update set Sequence = excluded.Sequence",
                ("@shard", shardId),
                ("@sequence", sequence));
            return session.Execute("delete from note_changes where Sequence <= @sequence", ("@sequence", sequence));
        },
        cancellationToken);

    private static bool IsAnyAfter(Session session, long sequence) =>
        session.Scalar("select 1 from note_changes where Sequence > @after limit 1", ("@after", sequence)) is not null;

    private StreamEntry ReadEntry(SqliteDataReader row)
    {
        var sequence = Text(row.Integer("Sequence"));
        var at = Columns.Moment(row.Integer("At"));
        var kind = row.Text("Kind");
        var keys = new Dictionary<string, ItemValue>(StringComparer.Ordinal)
        {
            ["UserId"] = ItemValue.FromText(row.Text("UserId")),
            ["NoteId"] = ValueOf(row["NoteId"])!,
        };
        var json = StreamRecordJson.Write(new ItemChange
        {
            Kind = kind switch
            {
                "INSERT" => ItemChangeKind.Insert,
                "MODIFY" => ItemChangeKind.Modify,
                _ => ItemChangeKind.Remove,
            },
            StreamArn = StreamArn,
            SequenceNumber = sequence,
            CreatedAt = at,
            Keys = keys,
            OldImage = kind == "INSERT" ? null : Image(row, "Old", keys),
            NewImage = kind == "REMOVE" ? null : Image(row, "New", keys),
        });
        return new StreamEntry(sequence, $"{row.Text("UserId")}/{row.Text("NoteId")}", at, json);
    }

    private static Dictionary<string, ItemValue> Image(SqliteDataReader row, string prefix, Dictionary<string, ItemValue> keys)
    {
        var image = new Dictionary<string, ItemValue>(keys, StringComparer.Ordinal);
        foreach (var attribute in Attributes)
        {
            if (ValueOf(row[$"{prefix}{attribute}"]) is { } value)
            {
                image.Add(attribute, value);
            }
        }

        return image;
    }

    /// <summary>A column's value as DynamoDB would hold it. NULL is an attribute that is absent.</summary>
    private static ItemValue? ValueOf(object column) => column switch
    {
        string text => ItemValue.FromText(text),
        long number => ItemValue.FromNumber(number),
        double number => ItemValue.FromNumber(number.ToString(CultureInfo.InvariantCulture)),
        byte[] bytes => ItemValue.FromBinary(bytes),
        _ => null,
    };

    private static long Number(string? sequenceNumber) =>
        sequenceNumber is null ? 0 : long.Parse(sequenceNumber, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
