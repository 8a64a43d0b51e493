using System.CommandLine;
using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Notes;
using Notecast.Embedded;
using Spectre.Console;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast note show</c>: one note and its narration.</summary>
internal sealed class NoteShowCommand : CliCommand
{
    private const int NameWidth = 12;

    private readonly NoteArguments _note = new();
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object, with the whole text");

    public NoteShowCommand(Terminal terminal, CommonOptions common)
        : base("show", "Show a note and its narration", terminal, common)
    {
        Arguments.Add(_note.User);
        Arguments.Add(_note.Note);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast note show ada shopping", "Shows all that is known of the note; of its text the first line."),
        ("mpv \"$(notecast note show ada shopping --json | jq -r .narration.file)\"", "Plays it."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var key = NoteArguments.Key(arguments.GetRequiredValue(_note.User), arguments.GetRequiredValue(_note.Note));
        await using var stack = DataFolders.OpenExisting(Common.DataFolder(arguments), Terminal.Time);
        var note = await stack.NoteClient.FindAsync(key, stop);
        var row = await stack.View.FindAsync(key, stop);
        if (note is null && row is null)
        {
            throw CommandException.Failed($"{key}: there is no such note. See: {NoteArguments.ProposeList(key.UserId, arguments, Common)}");
        }

        if (arguments.GetValue(_json))
        {
            Json.WriteDocument(Terminal.Out, new ShownNoteDocument(
                key.UserId,
                key.NoteId.Text,
                note is null ? null : AttributesDocument.Of(note.Attributes),
                row is null ? null : NoteDocument.Of(row)));
            return ExitCodes.Ok;
        }

        foreach (var (name, value) in Fields(key, note?.Attributes, row).Where(field => field.Value is not null))
        {
            Terminal.Console.Write(new Text(name.PadRight(NameWidth), StatusStyle.Muted));
            Terminal.Out.WriteLine(Cells.OneLine(value!));
        }

        return ExitCodes.Ok;
    }

    private static IEnumerable<(string Name, string? Value)> Fields(NoteKey key, NoteAttributes? attributes, NoteRow? row)
    {
        yield return ("user", key.UserId);
        yield return ("note", key.NoteId.Text);
        yield return ("title", attributes?.Title);
        yield return ("text", attributes?.Text is { } text ? Summarize(text) : null);
        yield return ("text type", attributes?.TextType);
        yield return ("voice", attributes?.VoiceId);
        yield return ("engine", attributes?.Engine);
        yield return ("language", attributes?.LanguageCode);
        if (row is null)
        {
            yield break;
        }

        yield return ("status", StatusStyle.WordOf(row.Status));
        yield return ("requested", row.RequestedAt is { } requested ? Words.Moment(requested) : null);
        if (row.Ready is { } ready)
        {
            yield return ("ready", Words.Moment(ready.ReadyAt));
            yield return ("length", Words.Duration(ready.Duration));
            yield return ("spoken by", ready.VoiceId);
            yield return ("segments", row.Segments?.ToString(CultureInfo.InvariantCulture));
            yield return ("size", Words.Size(ready.Bytes));
            yield return ("billed", Words.Count(ready.BilledCharacters, "character"));
            yield return ("file", row.FilePath is { } path ? Paths.Display(path) : null);
        }

        yield return ("failure", row.Failure is { } failure ? $"{failure.Reason} ({failure.Code})" : null);
        yield return ("remedy", row.Failure?.Remedy);
    }

    private static string Summarize(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.IndexOfAny('\r', '\n');
        var first = end < 0 ? trimmed : trimmed[..end];
        return end < 0 ? first.ToString() : $"{first} … ({Words.Count(text.Length, "character")})";
    }
}
