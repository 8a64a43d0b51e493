using Notecast.Embedded;

namespace Notecast.Cli.Hosting;

/// <summary>Opens data folders for commands beside the pipeline.</summary>
internal static class DataFolders
{
    private const string Database = "notecast.db";

    /// <summary>Opens a folder, and makes it when it is new.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static EmbeddedStack Open(string folder, TimeProvider time) => EmbeddedStack.OpenAsClient(folder, time);

    /// <summary>Opens a folder to look at what is in it; a mistyped name shall not leave a new folder behind.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static EmbeddedStack OpenExisting(string folder, TimeProvider time) => File.Exists(Path.Combine(folder, Database))
        ? EmbeddedStack.OpenAsClient(folder, time)
        : throw CommandException.Environment(
            $"{Path.GetFullPath(folder)}: there is no Notecast data here. Name its folder with --data or NOTECAST_DATA, or make one with: notecast up");
}
