using System.CommandLine;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Exporting;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq export</c>: copies letters to a file.</summary>
internal sealed class DlqExportCommand : CliCommand
{
    private const string StandardOutput = "-";

    private readonly TargetOptions _target;
    private readonly LetterFilterOptions _filter = new();
    private readonly Argument<string> _file = new("file")
    {
        Description = "The file, or - for standard output",
        DefaultValueFactory = _ => StandardOutput,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Overwrite the file" };

    public DlqExportCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base(
            "export",
            """
            Copy dead letters to a file

            JSON Lines, one letter a line, with messageId, sentAt, firstReceivedAt (where there is one), receiveCount, attributes and body,
            as 'dlq import' reads them. The letters stay in the queue. The file is complete or not there.
            """,
            terminal,
            common)
    {
        _target = target;
        Arguments.Add(_file);
        _filter.AddTo(this, idsAreArguments: false);
        Options.Add(_force);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq export letters.jsonl", "Copies all letters to a file."),
        ("notecast dlq export --kind unknown | jq -r .body", "The bodies that Notecast does not know."),
        ("notecast dlq export --stack notecast | notecast dlq import - --data ./copy", "Copies a stack's letters to a data folder."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var filter = _filter.Read(arguments, Terminal.Time);
        var path = arguments.GetRequiredValue(_file);
        using var export = path == StandardOutput ? null : LetterExport.To(path, arguments.GetValue(_force));
        await using var target = await _target.OpenAsync(arguments, stop);
        await using var reading = new LetterReading(target, filter);
        if (export is null)
        {
            await WriteAsync(reading, stop);
            Terminal.ComplainOfHidden(await reading.CountHiddenAsync(stop));
            return ExitCodes.Ok;
        }

        var count = await ReadingProgress.RunAsync(Terminal, reading, onRead => ExportAsync(reading, export, onRead, stop), stop);
        export.Complete();
        Terminal.ComplainOfHidden(await reading.CountHiddenAsync(stop));
        Terminal.Out.WriteLine(Cells.OneLine($"{Words.Count(count, "letter")} exported to {Paths.Display(path)}."));
        return ExitCodes.Ok;
    }

    private static async Task<long> ExportAsync(
        LetterReading reading, LetterExport export, Action<long>? onRead, CancellationToken stop)
    {
        var count = 0L;
        await foreach (var letters in reading.ReadAsync(onRead, stop))
        {
            export.Add(letters.Select(letter => letter.Message));
            count += letters.Count;
        }

        return count;
    }

    private async Task WriteAsync(LetterReading reading, CancellationToken stop)
    {
        await foreach (var letters in reading.ReadAsync(onRead: null, stop))
        {
            foreach (var letter in letters)
            {
                Terminal.Out.Write($"{LetterLine.Write(letter.Message)}\n");
            }
        }
    }
}
