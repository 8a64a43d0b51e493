using Notecast.Domain.Failures;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>Writes files so that a reader, and whoever starts after a crash, sees them whole or not at all.</summary>
internal static class DurableFile
{
    /// <summary>Writes a file under a temporary name and flushes it to the disk.</summary>
    /// <returns>Its path; the caller renames or deletes it.</returns>
    public static async Task<string> WriteAsync(DataFolder folder, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = folder.NewTemporaryFile();
        try
        {
            using var file = new BlockingFileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await write(file, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        return path;
    }

    /// <summary>Gives a written file its name below <paramref name="root"/>, over what has it. It has it even after a power failure.</summary>
    public static void Place(string temporary, string path, string root)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(folder, root);
    }

    /// <summary>Gives a written file its name below <paramref name="root"/>, unless another file has it.</summary>
    /// <returns>Whether it has the name. Either way there is a file of that name even after a power failure.</returns>
    public static bool TryPlaceNew(string temporary, string path, string root)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var isPlaced = TryMove(temporary, path);
        DirectorySync.Flush(folder, root);
        return isPlaced;
    }

    /// <summary>Deletes a written file that was not placed; each retry of a placing that fails would leave another one.</summary>
    public static void DeleteTemporary(string? temporary)
    {
        if (temporary is not null)
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes temporary files, save those that a client is writing at this moment.</summary>
    public static void DeleteLeftovers(DataFolder folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder.Temporary).Where(path => !IsOpenForWriting(path)))
        {
            File.Delete(path);
        }
    }

    /// <summary>Deletes a file, if it is there, and the folders above it that are empty then, up to <paramref name="root"/>.</summary>
    public static void Delete(string path, string root)
    {
        // A crash may come before the folders are made, and File.Delete refuses a path without them.
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        for (var folder = Path.GetDirectoryName(path)!; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (!Directory.Exists(folder))
            {
                continue;
            }

            if (Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return;
            }

            Directory.Delete(folder);
        }
    }

    public static bool IsStorageFailure(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static TransientFailureException Unavailable(string path, Exception exception) => new(
        FailureCode.StorageUnavailable,
        $"{path} cannot be used now: {exception.Message}",
        "It is tried again; see that the disk has space and may be written if it stays.",
        exception);

    private static bool IsOpenForWriting(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            // Its writer placed or deleted it just now.
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>
    /// .NET looks whether the name is taken and renames then, so of two that do it at once both may succeed: it is only for file systems
    /// without links.
    /// </summary>
    private static bool TryMove(string temporary, string path)
    {
        if (HardLink.TryCreate(temporary, path))
        {
            return true;
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }
}
