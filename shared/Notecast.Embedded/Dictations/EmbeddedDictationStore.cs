using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Dictations;

/// <summary>The dictations as files. A file's time tells when its dictation was put.</summary>
internal sealed class EmbeddedDictationStore(Database database, DataFolder folder, TimeProvider time) : IDictationStore
{
    private readonly DictationExpiry _expiry = new(database, folder, time);

    public Task<DateTimeOffset?> FindAsync(DictationKey key, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<DateTimeOffset?>(cancellationToken);
        }

        var file = new FileInfo(AudioPaths.Of(folder, key.ToString()));
        return Task.FromResult<DateTimeOffset?>(file.Exists ? file.LastWriteTimeUtc : null);
    }

    public Task<Stream?> OpenAsync(DictationKey key, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<Stream?>(cancellationToken);
        }

        var path = AudioPaths.Of(folder, key.ToString());
        try
        {
            return Task.FromResult<Stream?>(
                new BlockingFileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            return Task.FromException<Stream?>(DurableFile.Unavailable(path, exception));
        }
    }

    public async Task PutAsync(DictationKey key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = AudioPaths.Of(folder, key.ToString());
        string? temporary = null;
        try
        {
            temporary = await DurableFile.WriteAsync(folder, write, cancellationToken);

            // Nothing is written to the database, but it has one writer at a time: no process deletes this file as the old one.
            await database.WriteAsync(_ => Place(temporary, path), cancellationToken);
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            throw DurableFile.Unavailable(path, exception);
        }
        finally
        {
            DurableFile.DeleteTemporary(temporary);
        }

        _expiry.DeleteSome();
    }

    /// <summary>Deletes all dictations whose time is over.</summary>
    public void DeleteExpired() => _expiry.DeleteAll();

    private bool Place(string temporary, string path)
    {
        File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);
        DurableFile.Place(temporary, path, folder.Dictations);
        return true;
    }
}
