using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast note rm</c>: removes notes; their narrations go with them.</summary>
internal sealed class NoteRemoveCommand : CliCommand
{
    private readonly Argument<string> _user = new NoteArguments().User;
    private readonly Argument<string[]> _notes = new("notes") { Description = "The ids of the notes", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _json = NewJsonOption("Write a JSON object a note, one a line");

    public NoteRemoveCommand(Terminal terminal, CommonOptions common)
        : base("rm", "Remove notes, and with them their audio", terminal, common)
    {
        Arguments.Add(_user);
        Arguments.Add(_notes);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast note rm ada shopping", "Removes one note."),
        ("notecast note rm ada shopping kettle", "Removes two. Exit code 1 when one of them was not there; the others are removed."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var user = arguments.GetRequiredValue(_user);
        var keys = arguments.GetRequiredValue(_notes).Select(note => NoteArguments.Key(user, note)).ToList();
        await using var stack = DataFolders.OpenExisting(Common.DataFolder(arguments), Terminal.Time);
        var exitCode = ExitCodes.Ok;
        foreach (var key in keys)
        {
            var wasThere = await stack.NoteClient.RemoveAsync(key, stop);
            if (arguments.GetValue(_json))
            {
                Json.WriteLine(Terminal.Out, new ResultDocument(key.UserId, key.NoteId.Text, wasThere ? "removed" : "notFound"));
            }
            else if (wasThere)
            {
                Terminal.Out.WriteLine(Cells.OneLine($"{key}: removed"));
            }

            if (!wasThere)
            {
                exitCode = ExitCodes.Failed;
                Terminal.Complain($"{key}: there is no such note. See: {NoteArguments.ProposeList(user, arguments, Common)}");
            }
        }

        return exitCode;
    }
}
