using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Notecast.Simulation.Schedules;

/// <summary>The words of one line of a script.</summary>
internal sealed partial class ScriptWords
{
    private readonly Queue<string> _words;

    public ScriptWords(string line)
    {
        _words = new Queue<string>(Words().Matches(line).Select(match => match.Value).TakeWhile(word => !word.StartsWith('#')));
    }

    public bool IsEmpty => _words.Count == 0;

    /// <summary>Whether the next word is a whole number without quotes.</summary>
    public bool IsNumber => _words.TryPeek(out var word) && word.All(char.IsAsciiDigit);

    /// <summary>Whether the next word is this one, without quotes.</summary>
    public bool IsAt(string name) => _words.TryPeek(out var word) && word == name;

    /// <summary>A text as a word.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text, QuotedJson.Default.String);

    /// <exception cref="FormatException">There is none, or it is a text that is no JSON string.</exception>
    public string Next() => _words.TryDequeue(out var word) ? Unquote(word) : throw new FormatException("The line is too short.");

    /// <summary>The word after a name, if that is what comes next.</summary>
    /// <exception cref="FormatException">There is none after the name.</exception>
    public string? NextAfter(string name)
    {
        if (!IsAt(name))
        {
            return null;
        }

        _words.Dequeue();
        return Next();
    }

    /// <exception cref="FormatException">There is none.</exception>
    public int NextNumber() => Next() is var word && int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{word}' is no whole number.");

    /// <summary>Seconds, to the millisecond.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public TimeSpan NextTime() => Next() is var word && decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromMilliseconds((long)(seconds * 1_000))
        : throw new FormatException($"'{word}' is no time in seconds.");

    /// <exception cref="FormatException">There are words left.</exception>
    public void End()
    {
        if (!IsEmpty)
        {
            throw new FormatException($"'{Next()}' is one word too many.");
        }
    }

    private static string Unquote(string word)
    {
        if (!word.StartsWith('"'))
        {
            return word;
        }

        try
        {
            return JsonSerializer.Deserialize(word, QuotedJson.Default.String)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{word} is no JSON string.", exception);
        }
    }

    [GeneratedRegex("""
        "(\\.|[^"\\])*"?|\S+
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
