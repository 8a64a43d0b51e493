using System.Runtime.InteropServices;
using System.Text;

namespace Notecast.Embedded.Narrations;

/// <summary>
/// Writes folders to the disk. A renamed file is only there after a power failure when the folder that names it was written too,
/// and .NET opens no folders. Windows writes them with the file.
/// </summary>
public static class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>Writes <paramref name="folder"/> and the folders above it, up to <paramref name="root"/>.</summary>
    /// <exception cref="IOException">A folder cannot be written.</exception>
    public static void Flush(string folder, string root)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (var current = folder; current?.Length >= root.Length; current = Path.GetDirectoryName(current))
        {
            FlushOne(current);
        }
    }

    private static void FlushOne(string folder)
    {
        var descriptor = Open(Encoding.UTF8.GetBytes($"{folder}\0"), ReadOnly);
        if (descriptor < 0)
        {
            throw Failure(folder);
        }

        var failure = Synchronize(descriptor) == 0 ? null : Failure(folder);
        _ = Close(descriptor);
        if (failure is not null)
        {
            throw failure;
        }
    }

    private static IOException Failure(string folder) => new($"{folder} cannot be written to the disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
