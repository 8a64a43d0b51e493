using System.CommandLine;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Editing;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Operations;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq edit</c>: changes a letter's body.</summary>
internal sealed class DlqEditCommand : CliCommand
{
    private readonly TargetOptions _target;
    private readonly Argument<string> _id = new("id") { Description = "The letter's message id, or enough of its start" };
    private readonly Option<string?> _file = new("--file") { Description = "A file with the new body", HelpName = "file" };
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A value in a JSON body, as userId=ada or Records.0.s3.object.key=k; may be given more than once",
        HelpName = "path=value",
    };

    private readonly Option<bool> _yes = NewYesOption("Ask nothing; needed without a terminal");
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public DlqEditCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base(
            "edit",
            """
            Change a dead letter's body

            Shows the difference and asks. The original is written to a file first, and deleted when the edited letter is in the queue.
            Without --file and --set the body opens in $VISUAL or $EDITOR. It is the body that is sent when the letter is replayed; a note's
            text is not in it and is changed where the note is.
            """,
            terminal,
            common)
    {
        _target = target;
        Arguments.Add(_id);
        foreach (Option option in (Option[])[_file, _set, _yes, _json])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq edit 0b5c7d21", "Opens the body in an editor, shows the difference and asks."),
        ("notecast dlq edit 0b5c7d21 --set userId=ada --yes", "Corrects one value, from a script."),
        ("notecast dlq edit 0b5c7d21 --file body.json", "Takes the body from a file."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        using var editor = new ExternalEditor(Terminal);
        var edit = ReadEdit(arguments, editor);
        var filter = LetterFilterOptions.One(arguments.GetRequiredValue(_id));
        var options = new ChangeOptions
        {
            IsConfirmed = arguments.GetValue(_yes),
            IsJson = arguments.GetValue(_json),
            CommandLine = CommandLineText.Of(arguments),
        };
        if (!options.IsConfirmed)
        {
            Terminal.RequirePerson("Add --yes to edit without being asked.");
        }

        await using var target = await _target.OpenAsync(arguments, stop);
        var exitCode = await new EditRun(Terminal, target, options).RunAsync(filter, edit, stop);
        if (exitCode == ExitCodes.Ok)
        {
            editor.Forget();
        }

        return exitCode;
    }

    private Func<string, Task<string>> ReadEdit(ParseResult arguments, ExternalEditor editor)
    {
        var file = arguments.GetValue(_file);
        var values = (arguments.GetValue(_set) ?? []).Select(text => new BodyValue(text)).ToArray();
        if (file is not null && values.Length > 0)
        {
            throw CommandException.Usage("--file and --set do not go together. Give one or the other.");
        }

        if (file is not null)
        {
            return _ => NoteText.TryReadFile(file, out var body, out var problem)
                ? Task.FromResult(body)
                : throw CommandException.Failed($"{file}: {problem}");
        }

        return values.Length > 0
            ? body => Task.FromResult(Set(values, body))
            : async body => BodyJson.Minify(await editor.EditAsync(BodyJson.Pretty(body)));
    }

    private static string Set(IEnumerable<BodyValue> values, string body)
    {
        var json = BodyJson.TryParse(body)
            ?? throw CommandException.Failed("the body is no JSON, so --set cannot change it. Give the new body with --file.");
        try
        {
            foreach (var value in values)
            {
                value.Set(json);
            }

            return BodyJson.Write(json);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new CommandException(
                ExitCodes.Failed,
                $"the body is JSON that --set cannot change ({exception.Message}). Give the new body with --file.",
                exception);
        }
    }
}
