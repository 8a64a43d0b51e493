using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>What a person sets in a sample event. Names are compared without case.</summary>
internal sealed class EventSettings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="written">Each as <c>Name=Value</c>; whatever stands behind the first <c>=</c> is the value.</param>
    /// <exception cref="CommandException">One is none, or a name is there twice.</exception>
    public EventSettings(IEnumerable<string> written)
    {
        foreach (var text in written)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw CommandException.Usage($"--set '{text}' is no name and value. Write it as UserId=ada.");
            }

            if (!_values.TryAdd(text[..equals], text[(equals + 1)..]))
            {
                throw CommandException.Usage($"--set {text[..equals]} is there twice. Give it once.");
            }
        }
    }

    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The value of this name, if it is set.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    public bool HasAny(IEnumerable<string> names) => names.Any(_values.ContainsKey);

    /// <summary>The value of this name, if it is set; it cannot be empty.</summary>
    public string? FindText(string name) => Find(name) is not ""
        ? Find(name)
        : throw Wrong(name, "is empty. Give it at least one character");

    /// <summary>The NoteId, if it is set, as the sample has it: a text, or a number in DynamoDB's form.</summary>
    public string? FindNoteId(bool isNumber)
    {
        if (FindText(SettingNames.NoteId) is not { } text || !isNumber)
        {
            return Find(SettingNames.NoteId);
        }

        return NoteKeys.TryMake("any", text, isNumber, out var key, out _)
            ? key.NoteId.Text
            : throw Wrong(
                SettingNames.NoteId,
                "is not a number that fits, as the NoteId of this sample is. Write a decimal number, or take another sample");
    }

    /// <summary>The note with the ids that are set.</summary>
    public NoteKey ApplyTo(NoteKey note)
    {
        var userId = FindText(SettingNames.UserId) ?? note.UserId;
        var noteId = FindNoteId(note.NoteId.IsNumber) ?? note.NoteId.Text;
        return NoteKeys.TryMake(userId, noteId, note.NoteId.IsNumber, out var key, out var problem)
            ? key
            : throw CommandException.Usage(problem);
    }

    /// <summary>The revision that is set, whole or as a sequence number; else the one that is given.</summary>
    public Revision ApplyTo(Revision revision)
    {
        if (Find(SettingNames.Revision) is not { } text)
        {
            return revision;
        }

        try
        {
            return Revision.TryParse(text, out var whole) ? whole : Revision.FromSequenceNumber(text);
        }
        catch (FormatException)
        {
            throw Wrong(SettingNames.Revision, "is no revision. Write 40 digits, '.' and 6 digits, or a sequence number of 1 to 40 digits");
        }
    }

    /// <summary>A value as one of the words that may stand there, in their own spelling.</summary>
    public string? FindWord(string name, params string[] words) => Find(name) is not { } text
        ? null
        : words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(name, $"is none of the words that may stand there. Write {string.Join(" or ", words)}");

    /// <summary>A value that is a whole number of at least 0.</summary>
    public string? FindCount(string name)
    {
        var isCount = Find(name) is not { } text || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isCount ? Find(name) : throw Wrong(name, "is no whole number. Write one from 0 to 2147483647");
    }

    /// <summary>The end of the command for a value that cannot stand where it is set.</summary>
    public CommandException Wrong(string name, string rule) => CommandException.Usage($"{name} '{Find(name)}' {rule}.");
}
