namespace Notecast.Embedded.Storage;

/// <summary>Makes the tables of a new database, and refuses databases that are not ours.</summary>
internal static class Schema
{
    /// <summary>Kept in the database as <c>user_version</c>. Raise it whenever the tables change.</summary>
    private const long Version = 1;

    /// <exception cref="DataFolderException">The database is another program's, or a later version's.</exception>
    public static void Ensure(Session session, string path)
    {
        if (session.Scalar("pragma journal_mode") is not "wal")
        {
            session.Execute("pragma journal_mode = wal");
        }

        if (ReadVersion(session) == Version)
        {
            return;
        }

        session.InTransaction("begin immediate", transaction => Create(transaction, path));
    }

    private static bool Create(Session session, string path)
    {
        var version = ReadVersion(session);
        if (version > Version)
        {
            throw new DataFolderException(
                path, $"was written by a later version of Notecast (schema {version}; this one knows {Version}).", "Use that version.");
        }

        // Another process may have been faster.
        if (version == Version)
        {
            return false;
        }

        if (session.Scalar("select count(*) from sqlite_schema") is not 0L)
        {
            throw new DataFolderException(path, "is a database of another program.", "Choose another data folder.");
        }

        session.Execute(NoteTables.Sql);
        session.Execute(PipelineTables.Sql);
        session.Execute($"pragma user_version = {Version}");
        return true;
    }

    private static long ReadVersion(Session session) => (long)session.Scalar("pragma user_version")!;
}
