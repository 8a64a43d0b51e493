using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;
using Notecast.EventSources.Events;

namespace Notecast.Embedded.Narrations;

/// <summary>
/// The narrations as files below the audio folder. The database says which of them exist: a file without a row is a leftover,
/// and is named in unsettled_files before it can be one.
/// </summary>
internal sealed class EmbeddedNarrationStore(Database database, DataFolder folder, InvocationQueue invocations, TimeProvider time)
    : INarrationStore, INarrationScan
{
    private const int PageSize = 500;
    private const string Region = "local";
    private const string Bucket = "notecast-audio";

    /// <summary>Held while a file and its row change, so that a put and a delete of one key do not mix.</summary>
    private readonly Lock _settling = new();

    public async Task PutAsync(
        NarrationKey key, NarrationMetadata metadata, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var objectKey = key.ToString();
        string? temporary = null;
        try
        {
            temporary = await DurableFile.WriteAsync(folder, write, cancellationToken);
            Settle(objectKey, metadata, temporary, ETagOf(temporary));
            invocations.Wake();
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            throw DurableFile.Unavailable(PathOf(objectKey), exception);
        }
        finally
        {
            DurableFile.DeleteTemporary(temporary);
        }
    }

    public async Task<StoredNarration?> OpenAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        var objectKey = key.ToString();
        if (await database.ReadAsync(session => NarrationRows.FindMetadata(session, objectKey), cancellationToken) is not { } metadata)
        {
            return null;
        }

        var path = PathOf(objectKey);
        try
        {
            var file = new BlockingFileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return new StoredNarration(file, file.Length, metadata);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            throw DurableFile.Unavailable(path, exception);
        }
    }

    public async Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken)
    {
        var keys = await database.ReadAsync(session => NarrationRows.List(session, NarrationKey.PrefixOf(note)), cancellationToken);
        return Parse(keys);
    }

    /// <summary>Somebody may have deleted the file; then there is nothing to hear.</summary>
    public async Task<bool> ExistsAsync(NarrationKey key, CancellationToken cancellationToken)
    {
        var objectKey = key.ToString();
        return await database.ReadAsync(session => NarrationRows.IsThere(session, objectKey), cancellationToken)
            && File.Exists(PathOf(objectKey));
    }

    public async IAsyncEnumerable<IReadOnlyList<NarrationKey>> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        List<string> page;
        do
        {
            page = await database.ReadAsync(session => NarrationRows.ListAfter(session, after, PageSize), cancellationToken);
            if (page.Count > 0)
            {
                after = page[^1];
                yield return Parse(page);
            }
        }
        while (page.Count == PageSize);
    }

    public Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        try
        {
            DeleteAll([.. keys.Select(key => key.ToString())]);
            return Task.CompletedTask;
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            return Task.FromException(DurableFile.Unavailable(folder.Audio, exception));
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private static List<NarrationKey> Parse(List<string> objectKeys) =>
        [.. objectKeys.Select(text => NarrationKey.TryParse(text, out var key) ? key : null).OfType<NarrationKey>()];

    /// <summary>Where an object's file is.</summary>
    public string PathOf(string objectKey) => AudioPaths.Of(folder, objectKey);

    /// <summary>
    /// Ends what a crash interrupted: deletes half-written files, and files that were put or deleted without the database knowing the end.
    /// </summary>
    public void Recover()
    {
        DurableFile.DeleteLeftovers(folder);
        foreach (var objectKey in database.Write(NarrationRows.ListUnsettled))
        {
            if (!database.Write(session => NarrationRows.IsThere(session, objectKey)))
            {
                DurableFile.Delete(PathOf(objectKey), folder.Audio);
            }

            database.Write(session => NarrationRows.MarkSettled(session, objectKey));
        }
    }

    private void Settle(string objectKey, NarrationMetadata metadata, string temporary, string eTag)
    {
        var bytes = new FileInfo(temporary).Length;
        lock (_settling)
        {
            database.Write(session => NarrationRows.MarkUnsettled(session, objectKey));
            DurableFile.Place(temporary, PathOf(objectKey), folder.Audio);
            database.Write(session =>
            {
                NarrationRows.Put(session, objectKey, bytes, eTag, time.Milliseconds(), metadata);
                invocations.Insert(session, EventOf(session, objectKey, bytes, eTag));
                return NarrationRows.MarkSettled(session, objectKey);
            });
        }
    }

    private void DeleteAll(string[] objectKeys)
    {
        lock (_settling)
        {
            var deleted = database.Write(session => objectKeys.Where(key => DeleteRow(session, key)).ToList());
            foreach (var objectKey in deleted)
            {
                DurableFile.Delete(PathOf(objectKey), folder.Audio);
            }

            if (deleted.Count > 0)
            {
                database.Write(session => deleted.Sum(key => NarrationRows.MarkSettled(session, key)));
            }
        }
    }

    private static bool DeleteRow(Session session, string objectKey)
    {
        if (NarrationRows.Delete(session, objectKey) == 0)
        {
            return false;
        }

        NarrationRows.MarkUnsettled(session, objectKey);
        return true;
    }

    private ReadOnlyMemory<byte> EventOf(Session session, string objectKey, long bytes, string eTag)
    {
        var puts = session.Scalar("select seq from sqlite_sequence where name = 'invocations'") as long? ?? 0;
        return ObjectCreatedJson.Write(new ObjectCreated
        {
            Region = Region,
            BucketName = Bucket,
            Key = objectKey,
            Size = bytes,
            ETag = eTag,
            Sequencer = (puts + 1).ToString("X16", CultureInfo.InvariantCulture),
            PutAt = time.GetUtcNow(),
        });
    }

    private static string ETagOf(string path)
    {
        using var file = File.OpenRead(path);
#pragma warning disable CA5351 // An entity tag is MD5 by S3's definition; nothing is secured by it.
        return Convert.ToHexStringLower(MD5.HashData(file));
#pragma warning restore CA5351
    }
}
