using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>A file of letters, one a line. It can be read more than once, and is never held as a whole.</summary>
internal sealed class LetterFile(string path, string name)
{
    /// <summary>The letter of each line, or why it is none. Empty lines are left out.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public IEnumerable<(DeadLetterMessage? Letter, string Place, string Problem)> Read()
    {
        using var lines = Open();
        for (var number = 1; lines.TryRead(out var line); number++)
        {
            var place = FormattableString.Invariant($"{name}:{number}");
            if (!NoteText.TryDecode(line, out var text, out var problem))
            {
                yield return (null, place, problem);
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                yield return Parse(text, place);
            }
        }
    }

    private static (DeadLetterMessage? Letter, string Place, string Problem) Parse(string text, string place)
    {
        try
        {
            return (LetterLine.Read(text), place, "");
        }
        catch (FormatException exception)
        {
            return (null, place, exception.Message);
        }
    }

    private ByteLines Open()
    {
        try
        {
            return new ByteLines(File.OpenRead(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Failed,
                $"{name}: cannot be read ({exception.Message}). Name a file of letters, as notecast dlq export writes it.",
                exception);
        }
    }
}
