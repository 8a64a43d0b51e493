using System.CommandLine;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq list</c>: dead letters by cause, or one by one.</summary>
internal sealed class DlqListCommand : CliCommand
{
    private readonly TargetOptions _target;
    private readonly LetterFilterOptions _filter = new();
    private readonly Option<bool> _each = new("--each") { Description = "One line a letter instead of one a group" };
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object; with --each JSON Lines, one object a letter");

    public DlqListCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base("list", "List dead letters, grouped by kind, step and error", terminal, common)
    {
        _target = target;
        _filter.AddTo(this, withMessageIds: false);
        Options.Add(_each);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq list", "What failed, how often, and since when."),
        ("notecast dlq list --each --user ada --since 2h", "Each of Ada's letters of the last two hours."),
        ("notecast dlq list --stack notecast --json | jq .letters", "How many there are on AWS."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var filter = _filter.Read(arguments, Terminal.Time);
        await using var target = await _target.OpenAsync(arguments, stop);
        await using var box = target.OpenDeadLetters();
        await foreach (var letters in LetterReading.ReadAsync(box, filter, onRead: null, stop))
        {
            Terminal.Out.WriteLine(letters.Count);
        }

        return ExitCodes.Ok;
    }
}
