using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>Segments as files, fanned out by the first two digits of their hash.</summary>
internal sealed class EmbeddedSegmentCache(DataFolder folder) : ISegmentCache
{
    /// <summary>
    /// Held from looking at a damaged file until it is replaced. Of two processes that replace one at the same moment, the later one's audio
    /// stays; both say the same.
    /// </summary>
    private readonly Lock _replacing = new();

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

    public async Task<ReadOnlyMemory<byte>> KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        while (!await PlaceAsync(path, mp3, temporary => DurableFile.TryPlaceNew(temporary, path, folder.Segments), cancellationToken))
        {
            if (await FindAsync(key, cancellationToken) is { } first)
            {
                return first;
            }
        }

        return mp3;
    }

    public async Task<ReadOnlyMemory<byte>> ReplaceAsync(
        SegmentKey key, ReadOnlyMemory<byte> damaged, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var isReplaced = await PlaceAsync(path, mp3, temporary => TryPlaceOver(temporary, path, damaged), cancellationToken);
        return isReplaced ? mp3 : await KeepAsync(key, mp3, cancellationToken);
    }

    private async Task<bool> PlaceAsync(
        string path, ReadOnlyMemory<byte> mp3, Func<string, bool> tryPlace, CancellationToken cancellationToken)
    {
        string? temporary = null;
        try
        {
            temporary = await DurableFile.WriteAsync(folder, (file, token) => file.WriteAsync(mp3, token).AsTask(), cancellationToken);
            return tryPlace(temporary);
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

    private bool TryPlaceOver(string temporary, string path, ReadOnlyMemory<byte> damaged)
    {
        lock (_replacing)
        {
            if (!File.Exists(path) || !damaged.Span.SequenceEqual(File.ReadAllBytes(path)))
            {
                return false;
            }

            DurableFile.Place(temporary, path, folder.Segments);
            return true;
        }
    }

    private string PathOf(SegmentKey key)
    {
        var name = key.ToString()[SegmentKey.Folder.Length..];
        return Path.Combine(folder.Segments, name[..2], name);
    }
}
