using System.Runtime.InteropServices;
using System.Text;

namespace Notecast.Embedded.Narrations;

/// <summary>Gives a file a second name. The name is given whole or found taken, also between processes; .NET has no call for it.</summary>
internal static class HardLink
{
    /// <summary>Gives the file at <paramref name="existing"/> the name <paramref name="path"/>, too.</summary>
    /// <returns>Whether it was given: not when the name is taken, and never where the file system or Windows has no such links.</returns>
    public static bool TryCreate(string existing, string path) =>
        !OperatingSystem.IsWindows() && Link(Encoding.UTF8.GetBytes($"{existing}\0"), Encoding.UTF8.GetBytes($"{path}\0")) == 0;

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] existing, byte[] path);
}
