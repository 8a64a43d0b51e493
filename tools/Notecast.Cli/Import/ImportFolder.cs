using Notecast.Cli.Hosting;

namespace Notecast.Cli.Import;

/// <summary>The files of a folder to import, by name: those at the top, then those of each user's folder.</summary>
internal static class ImportFolder
{
    public static IReadOnlyList<ImportFile> List(string path)
    {
        try
        {
            return
            [
                .. Visible(Directory.EnumerateFiles(path)).Select(file => new ImportFile(file, Path.GetFileName(file), Folder: null)).Where(file => file.IsImportable),
                .. Visible(Directory.EnumerateDirectories(path)).SelectMany(OfUser),
            ];
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new CommandException(ExitCodes.Failed, $"{path}: {exception.Message} Give yourself the right to read it.", exception);
        }
    }

    private static IEnumerable<ImportFile> OfUser(string folder)
    {
        var user = Path.GetFileName(folder);
        return Visible(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => new ImportFile(file, $"{user}/{Path.GetRelativePath(folder, file)}", user))
            .Where(file => file.IsImportable);
    }

    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);
}
