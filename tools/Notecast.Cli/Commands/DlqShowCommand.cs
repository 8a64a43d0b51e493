using System.CommandLine;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Showing;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq show</c>: one letter with all that is known of it.</summary>
internal sealed class DlqShowCommand : CliCommand
{
    private readonly TargetOptions _target;
    private readonly Argument<string> _id = new("id")
    {
        Description = $"The letter's message id, whole or the first {LetterFilterOptions.LeastPrefix} characters and more",
    };

    private readonly Option<bool> _raw = new("--raw") { Description = "Write the body alone, byte for byte" };
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public DlqShowCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base(
            "show",
            """
            Show a dead letter

            All its fields, how its note stands now (of the note's text only the length), what a replay would do now, and the message
            itself.
            """,
            terminal,
            common)
    {
        _target = target;
        Arguments.Add(_id);
        Options.Add(_raw);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq show 0b5c7d21", "Shows a letter, by the start of its id."),
        ("notecast dlq show 0b5c7d21 --raw > body.json", "Takes its body; 'dlq edit --file' puts a new one in its place."),
        ("notecast dlq show 0b5c7d21 --json | jq .replay", "What a replay would do now, for a script."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var filter = LetterFilterOptions.One(arguments.GetRequiredValue(_id));
        var (isRaw, isJson) = (arguments.GetValue(_raw), arguments.GetValue(_json));
        if (isRaw && isJson)
        {
            throw CommandException.Usage("--raw and --json do not go together. Give one or the other.");
        }

        await using var target = await _target.OpenAsync(arguments, stop);
        var letter = await LetterReading.FindAsync(target, filter, stop);
        if (isRaw)
        {
            await Terminal.Out.WriteAsync(letter.Message.Body);
            return ExitCodes.Ok;
        }

        var shown = await ShownLetter.ReadAsync(target, letter, stop);
        if (isJson)
        {
            Json.WriteDocument(Terminal.Out, ShownLetterDocument.Of(shown));
        }
        else
        {
            new LetterSheet(Terminal).Write(shown);
            Propose(shown, target);
        }

        return shown.Problem is null ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private void Propose(ShownLetter shown, OperationsTarget target)
    {
        string[] next = shown.Replay?.Step == ReplayStep.Fail ? ["edit", "discard"] : ["replay", "edit", "discard"];
        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine("Next:");
        foreach (var command in next)
        {
            var commandLine = $"notecast dlq {command} {CommandLineText.Quote(shown.Letter.Message.MessageId)}";
            Terminal.Out.WriteLine($"  {target.Propose(commandLine)}");
        }
    }
}
