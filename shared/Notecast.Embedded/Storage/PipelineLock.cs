namespace Notecast.Embedded.Storage;

/// <summary>
/// Held by the one pipeline of a data folder. The operating system gives it back when the process ends, however it ends.
/// </summary>
internal sealed class PipelineLock : IDisposable
{
    private readonly FileStream _file;

    private PipelineLock(FileStream file) => _file = file;

    /// <exception cref="DataFolderException">Another pipeline holds it.</exception>
    public static PipelineLock Take(DataFolder folder)
    {
        try
        {
            return new PipelineLock(new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new DataFolderException(
                folder.Root, "another pipeline is running on this data folder.", "Stop it first, or choose another data folder.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DataFolderException(folder.LockFile, "cannot be written.", "Give yourself the right to write it.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
