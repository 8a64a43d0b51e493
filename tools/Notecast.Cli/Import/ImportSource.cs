using Notecast.Cli.Hosting;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Import;

/// <summary>
/// What is imported: a JSON Lines file, or a folder of <c>.txt</c>, <c>.ssml</c> and <c>.jsonl</c> files. It can be read more than once.
/// </summary>
internal sealed class ImportSource(string path, string? defaultUser)
{
    /// <summary>Attributes in JSON Lines that are none of a note's, in the order they were met. They are left out.</summary>
    public IReadOnlyCollection<string> UnknownAttributes => _unknownAttributes;

    private readonly SortedSet<string> _unknownAttributes = new(StringComparer.Ordinal);

    /// <summary>Reads all notes; a note that was there before is a bad item.</summary>
    /// <exception cref="CommandException">The file or folder cannot be read, or is not something to import.</exception>
    public IEnumerable<ImportItem> Read()
    {
        var places = new Dictionary<NoteKey, string>();
        foreach (var item in Files().SelectMany(file => ReadFile(file)))
        {
            if (item.Note is not { } note || places.TryAdd(note.Key, item.Place))
            {
                yield return item;
            }
            else
            {
                yield return ImportItem.Bad(item.Place, $"is the same note as {places[note.Key]} ({note.Key}). Keep one of them.");
            }
        }
    }

    private IEnumerable<ImportItem> ReadFile(ImportFile file) => file.IsJsonLines
        ? new JsonLinesFile(file, defaultUser, _unknownAttributes).Read()
        : [new TextFile(file, defaultUser).Read()];

    private IReadOnlyList<ImportFile> Files()
    {
        if (File.Exists(path))
        {
            var file = new ImportFile(path, Path.GetFileName(path), Folder: null);
            return file.IsImportable
                ? [file]
                : throw CommandException.Failed($"{path}: is not a file to import. Give it the extension .jsonl, .txt or .ssml, or name a folder.");
        }

        if (!Directory.Exists(path))
        {
            throw CommandException.Failed($"{path}: there is no such file or folder. Name a JSON Lines file, or a folder of .txt and .ssml files.");
        }

        var files = ImportFolder.List(path);
        return files.Count > 0
            ? files
            : throw CommandException.Failed($"{path}: has nothing to import. Put .jsonl, .txt or .ssml files into it, or into one folder a user.");
    }
}
