using System.Text.Json;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Operations;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>A file of letters, one a line. It can be read more than once, and is never held as a whole.</summary>
internal sealed class LetterFile(string path, string name)
{
    private const string CutOff = "is the end of a file whose writing was interrupted, by a full disk or a killed command. A letter leaves its "
        + "queue only when its line is whole, so this one is still there. Delete the line; if the file is a copy, copy it anew.";

    /// <summary>The letter of each line, or why it is none. Empty lines are left out.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public IEnumerable<LetterFileLine> Read()
    {
        using var lines = Open();
        for (var number = 1; lines.TryRead(out var line); number++)
        {
            var place = FormattableString.Invariant($"{name}:{number}");
            if (!lines.HasLineEnd && IsStartOfLetter(line))
            {
                yield return new LetterFileLine(null, place, CutOff) { IsCutOff = true };
            }
            else if (!NoteText.TryDecode(line, out var text, out var problem))
            {
                yield return new LetterFileLine(null, place, problem);
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                yield return Parse(text, place);
            }
        }
    }

    private static LetterFileLine Parse(string text, string place)
    {
        try
        {
            return new LetterFileLine(LetterLine.Read(text), place, "");
        }
        catch (FormatException exception)
        {
            return new LetterFileLine(null, place, exception.Message);
        }
    }

    /// <summary>Whether it is good JSON as far as it goes, of an object that does not end.</summary>
    private static bool IsStartOfLetter(byte[] line)
    {
        var json = new Utf8JsonReader(line, isFinalBlock: false, state: default);
        try
        {
            while (json.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        var isWhole = json.CurrentDepth == 0 && json.TokenType == JsonTokenType.EndObject;
        return line is [(byte)'{', ..] && !isWhole;
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
