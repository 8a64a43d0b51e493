namespace Notecast.Embedded.Storage;

/// <summary>
/// Held by the one pipeline of a data folder. The operating system gives it back when the process ends, however it ends.
/// </summary>
internal sealed class PipelineLock : IDisposable
{
    /// <summary>Whoever looks whether the lock is held shares it for an instant; a pipeline that starts just then tries again.</summary>
    private const int Tries = 10;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(30);

    private readonly FileStream _file;

    private PipelineLock(FileStream file) => _file = file;

    /// <exception cref="DataFolderException">Another pipeline holds it.</exception>
    public static PipelineLock Take(DataFolder folder)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new PipelineLock(new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception)
            {
                if (tries == Tries)
                {
                    throw new DataFolderException(
                        folder.Root,
                        "another pipeline is running on this data folder.",
                        "Stop it first, or choose another data folder.",
                        exception);
                }

                Thread.Sleep(RetryDelay);
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new DataFolderException(folder.LockFile, "cannot be written.", "Give yourself the right to write it.", exception);
            }
        }
    }

    /// <summary>Whether a pipeline holds it now.</summary>
    /// <exception cref="DataFolderException">The lock's file cannot be read.</exception>
    public static bool IsHeld(DataFolder folder)
    {
        try
        {
            // It shares the lock with others who look, so they do not take each other for a pipeline.
            using var file = new FileStream(folder.LockFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DataFolderException(folder.LockFile, "cannot be read.", "Give yourself the right to read it.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
