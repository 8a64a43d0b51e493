using Notecast.Cli.Hosting;

namespace Notecast.Cli.Import;

/// <summary>A file with one JSON object a line.</summary>
internal sealed class JsonLinesFile(ImportFile file, string? defaultUser, ISet<string> unknownAttributes)
{
    public IEnumerable<ImportItem> Read()
    {
        using var lines = Open();
        var parser = new NoteLineParser(defaultUser, unknownAttributes);
        for (var number = 1; lines.TryRead(out var line); number++)
        {
            var place = $"{file.Place}:{number}";
            if (!NoteText.TryDecode(line, out var text, out var problem))
            {
                yield return ImportItem.Bad(place, problem);
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                yield return parser.Parse(place, text);
            }
        }
    }

    private ByteLines Open()
    {
        try
        {
            return new ByteLines(File.OpenRead(file.FullPath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Failed, $"{file.Place}: cannot be read. Give yourself the right to read it.", exception);
        }
    }
}
