using System.CommandLine;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Discarding;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq discard</c>: takes letters out of the queue, into a file.</summary>
internal sealed class DlqDiscardCommand : CliCommand
{
    private readonly TargetOptions _target;
    private readonly LetterChoice _choice = new("discard");
    private readonly Option<string?> _to = new("--to")
    {
        Description = "The file that keeps them; a new one [default: one in the archive folder]",
        HelpName = "file",
    };

    private readonly Option<bool> _yes = NewYesOption("Ask nothing; needed without a terminal");
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public DlqDiscardCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base(
            "discard",
            """
            Take dead letters out of the queue, into a file

            Shows what and how many, and asks. Each letter is in the file, on the disk, before it is deleted; 'dlq import' brings the file
            back. Letters that come while the command runs are left alone.
            """,
            terminal,
            common)
    {
        _target = target;
        _choice.AddTo(this);
        foreach (Option option in (Option[])[_to, _yes, _json])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq discard 0b5c7d21", "Discards one letter, by the start of its id."),
        ("notecast dlq discard --error VoiceUnknown --until 7d", "Discards what named an unknown voice and is older than a week."),
        ("notecast dlq discard --all --yes --to letters.jsonl", "Empties the queue into a file, from a script."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var filter = _choice.Read(arguments, Terminal.Time);
        var options = new ChangeOptions
        {
            IsConfirmed = arguments.GetValue(_yes),
            IsJson = arguments.GetValue(_json),
            CommandLine = CommandLineText.Of(arguments),
        };
        if (!options.IsConfirmed)
        {
            Terminal.RequirePerson("Add --yes; 'notecast dlq export' shows what would be discarded.");
        }

        await using var target = await _target.OpenAsync(arguments, stop);
        using var archive = arguments.GetValue(_to) is { } file
            ? LetterArchive.NewAt(file)
            : LetterArchive.NewIn(target.ArchiveFolder, "discarded", Terminal.Time);
        return await new DiscardRun(Terminal, target, archive, options).RunAsync(filter, stop);
    }
}
