using System.CommandLine;
using Notecast.Cli.DeadLetters.Importing;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq import</c>: brings letters from a file back into the queue.</summary>
internal sealed class DlqImportCommand : CliCommand
{
    private const string StandardInput = "-";

    private readonly TargetOptions _target;
    private readonly Argument<string> _file = new("file") { Description = "A file of letters, or - for standard input" };
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public DlqImportCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base(
            "import",
            """
            Bring dead letters from a file back into the queue

            The file is one of export, discard or edit: JSON Lines, one letter a line, with messageId, sentAt, firstReceivedAt (where there
            is one), receiveCount, attributes and body. All lines are checked before the first letter is written: while one is bad, nothing
            is imported and the exit code is 1. Only a last line that was cut off when the file was written is left out by itself: its
            letter is still in its queue. It is named, and the exit code is 1.

            A letter comes in with its body and attributes and a new message id. It is left out when the queue holds it already, told by
            body and attributes, so an import that was interrupted can simply be run again; wait until other commands on the queue have
            ended, since they hold back what they read.
            """,
            terminal,
            common)
    {
        _target = target;
        Arguments.Add(_file);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq import discarded.jsonl", "Brings back what was discarded."),
        ("notecast dlq export --stack notecast | notecast dlq import - --data ./copy", "Copies a stack's letters to a data folder."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var path = arguments.GetRequiredValue(_file);
        using var input = path == StandardInput ? await SpooledInput.ReadAsync(Terminal.Input, stop) : null;
        var file = input is null ? new LetterFile(path, Path.GetFileName(path)) : new LetterFile(input.FilePath, "standard input");
        var run = new LetterImportRun(Terminal, file, arguments.GetValue(_json), CommandLineText.Of(arguments));
        if (!run.Check(stop))
        {
            return ExitCodes.Failed;
        }

        await using var target = await _target.OpenAsync(arguments, stop);
        return await run.RunAsync(target, stop);
    }
}
