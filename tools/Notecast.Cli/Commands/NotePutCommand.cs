using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Output;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast note put</c>: writes one note.</summary>
internal sealed class NotePutCommand : CliCommand
{
    private const string StandardInput = "-";

    private readonly NoteArguments _note = new();
    private readonly Argument<string?> _text = new("text") { Description = "The text to speak; - reads it from standard input", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _file = new("--file") { Description = "Read the text from a file (UTF-8)", HelpName = "path" };
    private readonly Option<string?> _voice = new("--voice") { Description = "A Polly voice, for example Joanna, Amy, Hans, Mizuki", HelpName = "voice" };
    private readonly Option<string?> _engine = new("--engine") { Description = $"{string.Join(", ", Engines.All)}", HelpName = "engine" };
    private readonly Option<string?> _language = new("--language") { Description = "A language code, for example de-DE", HelpName = "code" };
    private readonly Option<string?> _title = new("--title") { Description = "Shown by players, not spoken", HelpName = "title" };
    private readonly Option<bool> _ssml = new("--ssml") { Description = "The text is SSML" };
    private readonly Option<bool> _number = new("--number") { Description = "The NoteId is a number" };
    private readonly Option<bool> _json = NewJsonOption("Write the result as one JSON object");

    public NotePutCommand(Terminal terminal, CommonOptions common)
        : base("put", "Write a note: a new one, or over the one of that name", terminal, common)
    {
        Arguments.Add(_note.User);
        Arguments.Add(_note.Note);
        Arguments.Add(_text);
        foreach (Option option in (Option[])[_file, _voice, _engine, _language, _title, _ssml, _number, _json])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast note put ada shopping \"Bread, butter and three apples.\"", "Writes the note 'shopping' of the user 'ada'."),
        ("notecast note put bruno einkauf --voice Hans \"Brot und Butter.\"", "Has it spoken by a German voice."),
        ("pandoc report.md -t plain | notecast note put ada report -", "Reads the text from standard input."),
        ("notecast note put ada kettle --ssml --file kettle.ssml", "Reads SSML from a file."),
        ("notecast note put ada flag -- --help", "Behind -- nothing is an option: the text is '--help'."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var key = NoteArguments.Key(arguments.GetRequiredValue(_note.User), arguments.GetRequiredValue(_note.Note), arguments.GetValue(_number));
        var note = new Note(key, await ReadAttributesAsync(arguments, stop));
        await using var stack = DataFolders.Open(Common.DataFolder(arguments), Terminal.Time);
        var result = await NoteWriter.WriteAsync(stack.NoteClient, note, stop);
        WarnOfFailure(note);
        if (arguments.GetValue(_json))
        {
            Json.WriteDocument(Terminal.Out, new ResultDocument(key.UserId, key.NoteId.Text, result));
        }
        else
        {
            Terminal.Out.WriteLine(Cells.OneLine($"{key}: {result}"));
        }

        return ExitCodes.Ok;
    }

    private async Task<NoteAttributes> ReadAttributesAsync(ParseResult arguments, CancellationToken stop) => new()
    {
        Text = await ReadTextAsync(arguments.GetValue(_text), arguments.GetValue(_file), stop),
        TextType = arguments.GetValue(_ssml) ? TextTypes.Ssml : null,
        VoiceId = arguments.GetValue(_voice),
        Engine = arguments.GetValue(_engine),
        LanguageCode = arguments.GetValue(_language),
        Title = arguments.GetValue(_title),
    };

    private async Task<string> ReadTextAsync(string? text, string? file, CancellationToken stop)
    {
        switch (text, file)
        {
            case (null, null):
                throw CommandException.Usage("The text is missing. Give it in quotes, with --file, or - to read standard input.");
            case (not null, not null):
                throw CommandException.Usage("There are two texts. Give either the text or --file.");
            case (StandardInput, null) or (null, StandardInput):
                return NoteText.WithoutLastLineEnd(await Terminal.Input.ReadToEndAsync(stop));
            case (not null, null):
                return text;
            default:
                return NoteText.TryReadFile(file!, out var read, out var problem) ? read : throw CommandException.Failed($"{file}: {problem}");
        }
    }

    /// <summary>The table takes any note; what is known now to fail later is better told now.</summary>
    private void WarnOfFailure(Note note)
    {
        var content = SpokenContent.Of(note.Attributes);
        try
        {
            content.Validate();
        }
        catch (PermanentFailureException exception)
        {
            Terminal.Complain($"{note.Key} is written, but will fail: {exception.Message}");
            return;
        }

        if (Voices.Find(content.VoiceId) is null)
        {
            Terminal.Complain($"{note.Key} is written, but no voice '{content.VoiceId}' is known, and it may fail. Try Joanna, Matthew or Amy.");
        }
    }
}
