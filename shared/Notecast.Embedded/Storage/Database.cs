using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Notecast.Domain.Failures;

namespace Notecast.Embedded.Storage;

/// <summary>
/// The database of a data folder. In this process one connection writes, under a lock; others read beside it. Other processes write
/// too, so a writer waits for them. SQLite's calls block: they are short, and nothing is awaited inside a transaction.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>Bytes of the write-ahead log that stay when it is started over.</summary>
    private const int KeptLogBytes = 64 * 1024 * 1024;

    private const int WriterCacheKilobytes = 4_000;

    /// <summary>A commit empties what readers keep of the database, so while the pipeline works a large cache only takes memory.</summary>
    private const int ReaderCacheKilobytes = 500;

    /// <summary>What a client was told is written stays when power fails.</summary>
    private const string SynchronousOfClients = "full";

    /// <summary>
    /// When power fails, WAL mode gives back an earlier state, whole, from which the pipeline does the lost steps again. Not waiting for
    /// the disk at each commit keeps its transactions so short that other programs find the database free.
    /// </summary>
    private const string SynchronousOfPipeline = "normal";

    /// <summary>
    /// How long a pipeline goes on trying. A job that cannot even note its failure comes back only after its long visibility timeout,
    /// so it had better outlast a person's open transaction.
    /// </summary>
    private static readonly TimeSpan PatienceOfPipeline = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly int _busySeconds;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly Lock _writing = new();
    private readonly Session _writer;
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly Lock _watching = new();
    private Session? _watcher;
    private volatile bool _isDisposed;

    private Database(string path, int busySeconds, Session writer, TimeProvider time, TimeSpan patience)
    {
        _path = path;
        _busySeconds = busySeconds;
        _time = time;
        _patience = patience;
        _writer = writer;
    }

    /// <summary>Opens the database, and makes it when it is new.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="busySeconds">How long a writer waits for those of other processes; at least 1.</param>
    /// <exception cref="DataFolderException">The database cannot be used.</exception>
    public static Database Open(DataFolder folder, int busySeconds = 5) => Open(folder, busySeconds, TimeProvider.System, patience: TimeSpan.Zero);

    /// <summary>
    /// Opens the database for a pipeline. Asynchronous calls are tried again for some minutes while another program holds the database
    /// or the disk is full; in between, nothing is held.
    /// </summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="time">The clock of those minutes.</param>
    /// <param name="busySeconds">How long one try waits for writers of other processes; at least 1.</param>
    /// <exception cref="DataFolderException">The database cannot be used.</exception>
    public static Database OpenForPipeline(DataFolder folder, TimeProvider time, int busySeconds = 5) =>
        Open(folder, busySeconds, time, PatienceOfPipeline);

    private static Database Open(DataFolder folder, int busySeconds, TimeProvider time, TimeSpan patience)
    {
        Session? writer = null;
        try
        {
            writer = Connect(folder.DatabaseFile, busySeconds, WriterCacheKilobytes);
            writer.Execute($"pragma synchronous = {(patience > TimeSpan.Zero ? SynchronousOfPipeline : SynchronousOfClients)}");
            Schema.Ensure(writer, folder.DatabaseFile);
            return new Database(folder.DatabaseFile, busySeconds, writer, time, patience);
        }
        catch (SqliteException exception)
        {
            writer?.Dispose();
            throw CannotOpen(folder.DatabaseFile, exception);
        }
        catch (DataFolderException)
        {
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> on one state of the database.</summary>
    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(() => Read(work), cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a transaction that is durable when the task ends.</summary>
    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(() => Write(work), cancellationToken);

    /// <exception cref="TransientFailureException">The database cannot be used now.</exception>
    public T Write<T>(Func<Session, T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            lock (_writing)
            {
                return _writer.InTransaction("begin immediate", work);
            }
        }
        catch (SqliteException exception) when (IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <summary>
    /// A number that is another one after any transaction, in this process or another. SQLite tells it for each connection apart,
    /// so one connection does nothing else.
    /// </summary>
    public Task<long> ReadVersionAsync(CancellationToken cancellationToken) => RunAsync(ReadVersion, cancellationToken);

    private long ReadVersion()
    {
        lock (_watching)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            try
            {
                _watcher ??= Connect(_path, _busySeconds, ReaderCacheKilobytes);
                return (long)_watcher.Scalar("pragma data_version")!;
            }
            catch (SqliteException exception)
            {
                throw Unavailable(exception);
            }
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        lock (_watching)
        {
            _watcher?.Dispose();
        }

        lock (_writing)
        {
            _writer.Dispose();
        }

        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private static Session Connect(string path, int busySeconds, int cacheKilobytes)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,

            // SQLite's own busy timeout comes first; this one keeps the client library from waiting on top of it.
            DefaultTimeout = busySeconds,
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            NoteSegment.Register(connection);
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                pragma busy_timeout = {busySeconds * 1_000};
                pragma cache_size = -{cacheKilobytes};
                pragma journal_size_limit = {KeptLogBytes};
                """;
            command.ExecuteNonQuery();
            return new Session(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return work();
            }
            catch (TransientFailureException exception) when (MayPass(exception) && _time.GetElapsedTime(start) < _patience)
            {
                await Task.Delay(RetryDelay, _time, cancellationToken);
            }
        }
    }

    /// <summary>Whether a person can end the trouble while the pipeline runs. The transaction was rolled back, so it may run again.</summary>
    private static bool MayPass(TransientFailureException exception) => exception.InnerException is SqliteException
    {
        SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR,
    };

    private T Read<T>(Func<Session, T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Session? reader = null;
        try
        {
            reader = _readers.TryTake(out var idle) ? idle : Connect(_path, _busySeconds, ReaderCacheKilobytes);
            return reader.InTransaction("begin", work);
        }
        catch (SqliteException exception) when (IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
        finally
        {
            GiveBack(reader);
        }
    }

    private void GiveBack(Session? reader)
    {
        if (reader is null)
        {
            return;
        }

        if (_isDisposed)
        {
            reader.Dispose();
            return;
        }

        _readers.Add(reader);
    }

    private static bool IsUnavailable(SqliteException exception) => exception.SqliteErrorCode != SQLitePCL.raw.SQLITE_CONSTRAINT;

    private TransientFailureException Unavailable(SqliteException exception) => new(
        FailureCode.StorageUnavailable,
        $"The database {_path} cannot be used now: {exception.Message}",
        "It is tried again; see that the disk has space and that no other program holds the database if it stays.",
        exception);

    private static DataFolderException CannotOpen(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new DataFolderException(
            path, "is held by another program.", "Close that program, then try again.", exception),
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new DataFolderException(
            path, "is damaged or no SQLite database.", "Restore it from a copy, or choose another data folder.", exception),
        _ => new DataFolderException(
            path, $"cannot be opened ({exception.Message}).", "Give yourself the right to read and write it, or choose another data folder.", exception),
    };
}
