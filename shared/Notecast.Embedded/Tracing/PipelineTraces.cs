using System.Text.Json;
using Microsoft.Data.Sqlite;
using Notecast.Domain.Failures;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Tracing;

/// <summary>Tells what something leaves in a data folder: what is there after it and was not before. It only reads.</summary>
/// <remarks>
/// Whoever works on the folder at the same time leaves traces too. Every member throws <see cref="TransientFailureException"/> when the
/// database cannot be used now.
/// </remarks>
public sealed class PipelineTraces
{
    private readonly Database _database;
    private readonly DataFolder _folder;

    internal PipelineTraces(Database database, DataFolder folder)
    {
        _database = database;
        _folder = folder;
    }

    /// <summary>Marks this moment.</summary>
    public async Task<TraceMark> MarkAsync(CancellationToken cancellationToken) => await _database.ReadAsync(
        session => new TraceMark(LastOf(session, "messages"), LastOf(session, "topic"), ReadNarrations(session), ReadDictations()),
        cancellationToken);

    /// <summary>What came after a mark.</summary>
    public async Task<PipelineTrace> ReadSinceAsync(TraceMark mark, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => ReadSince(session, mark), cancellationToken);

    private static long LastOf(Session session, string table) =>
        session.Scalar("select seq from sqlite_sequence where name = @table", ("@table", table)) as long? ?? 0;

    private PipelineTrace ReadSince(Session session, TraceMark mark)
    {
        var narrations = ReadNarrations(session);
        return new PipelineTrace
        {
            Jobs = ReadMessages(session, QueueNames.Synthesis, mark),
            DeadLetters = ReadMessages(session, QueueNames.DeadLetters, mark),
            Narrations = [.. NewIn(narrations, mark.Narrations).Select(key => new AudioTrace(key, AudioPaths.Of(_folder, key)))],
            DeletedNarrations = [.. mark.Narrations.Keys.Where(key => !narrations.ContainsKey(key)).Order(StringComparer.Ordinal)],
            Dictations = [.. NewIn(ReadDictations(), mark.Dictations).Select(path => new AudioTrace(ObjectKeyOf(path), path))],
            Published = session.Query(
                "select * from topic where Number > @last order by Number",
                row => new PublishedMessage(row.Integer("Number"), Columns.Moment(row.Integer("PublishedAt")), row.Text("Body")),
                ("@last", mark.LastPublished)),
        };
    }

    private static IEnumerable<string> NewIn<T>(IReadOnlyDictionary<string, T> now, IReadOnlyDictionary<string, T> before) => now
        .Where(put => !before.TryGetValue(put.Key, out var earlier) || !EqualityComparer<T>.Default.Equals(put.Value, earlier))
        .Select(put => put.Key)
        .Order(StringComparer.Ordinal);

    private static List<SentMessage> ReadMessages(Session session, string queue, TraceMark mark) => session.Query(
        "select * from messages where Queue = @queue and Number > @last order by Number",
        ReadMessage,
        ("@queue", queue),
        ("@last", mark.LastMessage));

    private static SentMessage ReadMessage(SqliteDataReader row) => new(
        row.Text("MessageId"),
        row.Text("Body"),
        JsonSerializer.Deserialize(row.Text("Attributes"), EmbeddedJson.Default.DictionaryStringString)!,
        Columns.Moment(row.Integer("SentAt")));

    private static Dictionary<string, long> ReadNarrations(Session session) => session
        .Query("select ObjectKey, PutAt from narrations", row => (Key: row.Text("ObjectKey"), PutAt: row.Integer("PutAt")))
        .ToDictionary(row => row.Key, row => row.PutAt, StringComparer.Ordinal);

    private Dictionary<string, DateTime> ReadDictations() => new DirectoryInfo(_folder.Dictations)
        .EnumerateFiles("*.mp3", SearchOption.AllDirectories)
        .ToDictionary(file => file.FullName, file => file.LastWriteTimeUtc, StringComparer.Ordinal);

    private string ObjectKeyOf(string path) => AudioPaths.ObjectKeyOf(_folder.Root, path);
}
