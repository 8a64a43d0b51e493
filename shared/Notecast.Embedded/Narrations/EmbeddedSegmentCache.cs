using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>Segments as files, fanned out by the first two digits of their hash.</summary>
internal sealed class EmbeddedSegmentCache(DataFolder folder) : ISegmentCache
{
    public async Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            await using var file = new BlockingFileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var mp3 = new byte[file.Length];
            await file.ReadExactlyAsync(mp3, cancellationToken);
            return mp3;
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

    public async Task KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        string? temporary = null;
        try
        {
            temporary = await DurableFile.WriteAsync(folder, (file, token) => file.WriteAsync(mp3, token).AsTask(), cancellationToken);
            DurableFile.Place(temporary, path, folder.Segments);
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            throw DurableFile.Unavailable(path, exception);
        }
        finally
        {
            DurableFile.DeleteTemporary(temporary);
        }
    }

    private string PathOf(SegmentKey key)
    {
        var name = key.ToString()[SegmentKey.Folder.Length..];
        return Path.Combine(folder.Segments, name[..2], name);
    }
}
