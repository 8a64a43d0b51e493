using Microsoft.Data.Sqlite;
using Notecast.Domain.Narrations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>The rows that tell which files of the audio folder are narrations.</summary>
internal static class NarrationRows
{
    /// <summary>Notes that a file may be in place without a row, for recovery to delete it.</summary>
    public static int MarkUnsettled(Session session, string objectKey) =>
        session.Execute("insert or ignore into unsettled_files (ObjectKey) values (@key)", ("@key", objectKey));

    public static int MarkSettled(Session session, string objectKey) =>
        session.Execute("delete from unsettled_files where ObjectKey = @key", ("@key", objectKey));

    public static List<string> ListUnsettled(Session session) =>
        session.Query("select ObjectKey from unsettled_files", row => row.GetString(0));

    public static bool IsThere(Session session, string objectKey) =>
        session.Scalar("select 1 from narrations where ObjectKey = @key", ("@key", objectKey)) is not null;

    public static int Delete(Session session, string objectKey) =>
        session.Execute("delete from narrations where ObjectKey = @key", ("@key", objectKey));

    public static List<string> List(Session session, string prefix) => session.Query(
        "select ObjectKey from narrations where ObjectKey >= @from and ObjectKey < @to order by ObjectKey",
        row => row.GetString(0),
        ("@from", prefix),
        ("@to", $"{prefix[..^1]}{(char)(prefix[^1] + 1)}"));

    /// <summary>So many object keys in their order, from the first one after another.</summary>
    public static List<string> ListAfter(Session session, string objectKey, int limit) => session.Query(
        "select ObjectKey from narrations where ObjectKey > @after order by ObjectKey limit @limit",
        row => row.GetString(0),
        ("@after", objectKey),
        ("@limit", limit));

    public static void Put(Session session, string objectKey, long bytes, string eTag, long putAt, NarrationMetadata metadata) => session.Execute(
        """
        insert or replace into narrations
            (ObjectKey, Bytes, ETag, PutAt, Content, VoiceId, BilledCharacters, Segments, ShortestPlausibleTicks, CorrelationId)
        values (@key, @bytes, @eTag, @putAt, @content, @voice, @billed, @segments, @shortest, @correlation)
        """,
        ("@key", objectKey),
        ("@bytes", bytes),
        ("@eTag", eTag),
        ("@putAt", putAt),
        ("@content", metadata.Content.ToString()),
        ("@voice", metadata.VoiceId),
        ("@billed", metadata.BilledCharacters),
        ("@segments", metadata.Segments),
        ("@shortest", metadata.ShortestPlausible.Ticks),
        ("@correlation", metadata.CorrelationId));

    public static NarrationMetadata? FindMetadata(Session session, string objectKey) =>
        session.Query("select * from narrations where ObjectKey = @key", ReadMetadata, ("@key", objectKey)).SingleOrDefault();

    private static NarrationMetadata ReadMetadata(SqliteDataReader row) => new()
    {
        Content = ContentHash.Parse(row.Text("Content")),
        VoiceId = row.Text("VoiceId"),
        BilledCharacters = (int)row.Integer("BilledCharacters"),
        Segments = (int)row.Integer("Segments"),
        ShortestPlausible = TimeSpan.FromTicks(row.Integer("ShortestPlausibleTicks")),
        CorrelationId = row.Text("CorrelationId"),
    };
}
