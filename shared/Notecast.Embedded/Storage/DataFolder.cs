namespace Notecast.Embedded.Storage;

/// <summary>Where things are in a data folder.</summary>
internal sealed class DataFolder
{
    private DataFolder(string root) => Root = root;

    public string Root { get; }

    public string DatabaseFile => Path.Combine(Root, "notecast.db");

    public string LockFile => Path.Combine(Root, "pipeline.lock");

    public string Audio => Path.Combine(Root, "audio");

    public string Segments => Path.Combine(Root, "segments");

    /// <summary>What was dictated on demand; deleted when its time is over.</summary>
    public string Dictations => Path.Combine(Root, "dictations");

    /// <summary>What operators leave: the audit log, and letters that they took out of the queue.</summary>
    public string Operations => Path.Combine(Root, "operations");

    /// <summary>Files that are being written. On the same file system as where they go, so that they can be renamed.</summary>
    public string Temporary => Path.Combine(Root, "temp");

    /// <exception cref="DataFolderException">The folder cannot be made or written.</exception>
    public static DataFolder Prepare(string path)
    {
        var root = Path.GetFullPath(path);
        var folder = new DataFolder(root);
        if (File.Exists(root))
        {
            throw new DataFolderException(root, "is a file, not a folder.", "Choose another data folder.");
        }

        try
        {
            Directory.CreateDirectory(root);
            Directory.CreateDirectory(folder.Audio);
            Directory.CreateDirectory(folder.Segments);
            Directory.CreateDirectory(folder.Dictations);
            Directory.CreateDirectory(folder.Temporary);
            Directory.CreateDirectory(folder.Operations);
            folder.ProveWritable();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                root, "cannot be written.", "Give yourself the right to write there, or choose another data folder.", exception);
        }

        return folder;
    }

    /// <summary>A name for a file that is being written.</summary>
    public string NewTemporaryFile() => Path.Combine(Temporary, $"{Guid.NewGuid():N}.tmp");

    private void ProveWritable()
    {
        using var probe = new FileStream(
            Path.Combine(Root, $".probe-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }
}
