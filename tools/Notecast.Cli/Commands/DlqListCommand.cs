using System.CommandLine;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq list</c>: dead letters by cause, or one by one.</summary>
internal sealed class DlqListCommand : CliCommand
{
    private readonly TargetOptions _target;
    private readonly LetterFilterOptions _filter = new();
    private readonly Option<bool> _each = new("--each") { Description = "One line a letter instead of two a group" };
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object; with --each JSON Lines, one object a letter");

    public DlqListCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base("list", "List dead letters, grouped by kind, step and error", terminal, common)
    {
        _target = target;
        _filter.AddTo(this, idsAreArguments: false);
        Options.Add(_each);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq list", "What failed, how often, and since when; BACK counts what was replayed and failed again."),
        ("notecast dlq list --each --user ada --since 2h", "Each of Ada's letters that failed in the last two hours."),
        ("notecast dlq list --stack notecast --json | jq .letters", "How many there are on AWS."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var filter = _filter.Read(arguments, Terminal.Time);
        await using var target = await _target.OpenAsync(arguments, stop);
        await using var reading = new LetterReading(target, filter);
        var isEmpty = arguments.GetValue(_each)
            ? await ListEachAsync(reading, target, arguments.GetValue(_json), stop)
            : await ListGroupsAsync(reading, target, arguments.GetValue(_json), stop);
        if (isEmpty)
        {
            var none = filter.IsEverything
                ? "No dead letters: nothing waits for you."
                : $"No dead letter matches. See all with: {target.Propose("notecast dlq list")}";
            Terminal.Out.WriteLine(LetterText.None(none, await reading.CountHiddenAsync(stop)));
        }

        return ExitCodes.Ok;
    }

    /// <returns>Whether it is still to be said that there is none.</returns>
    private async Task<bool> ListGroupsAsync(LetterReading reading, OperationsTarget target, bool isJson, CancellationToken stop)
    {
        var groups = await ReadingProgress.RunAsync(Terminal, reading, onRead => GroupAsync(reading, onRead, stop), stop);
        if (isJson)
        {
            Json.WriteDocument(Terminal.Out, LetterGroupsDocument.Of(groups, await reading.CountHiddenAsync(stop)));
            return false;
        }

        if (groups.Letters == 0)
        {
            return true;
        }

        var ordered = groups.Ordered;
        GroupTable.Write(Terminal, ordered);
        var cameBack = groups.CameBack > 0 ? $"; {groups.CameBack:N0} came back after a replay" : "";
        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine($"{Words.Count(groups.Letters, "dead letter")} in {Words.Count(ordered.Count, "group")}{cameBack}. Next:");
        Terminal.Out.WriteLine($"  {target.Propose($"notecast dlq show {ordered[0].Example.Message.MessageId}")}");
        Terminal.Out.WriteLine($"  {target.Propose($"notecast dlq replay --group {ordered[0].Key.Id} --dry-run")}");
        return false;
    }

    private static async Task<LetterGroups> GroupAsync(LetterReading reading, Action<long>? onRead, CancellationToken stop)
    {
        var groups = new LetterGroups();
        await foreach (var letters in reading.ReadAsync(onRead, stop))
        {
            groups.Add(letters);
        }

        return groups;
    }

    /// <inheritdoc cref="ListGroupsAsync"/>
    private async Task<bool> ListEachAsync(LetterReading reading, OperationsTarget target, bool isJson, CancellationToken stop)
    {
        var table = new LetterTable(Terminal);
        var count = 0L;
        string? first = null;
        await foreach (var letters in reading.ReadAsync(onRead: null, stop))
        {
            count += letters.Count;
            first ??= letters[0].Message.MessageId;
            if (!isJson)
            {
                table.Write(letters);
                continue;
            }

            foreach (var letter in letters)
            {
                Json.WriteLine(Terminal.Out, LetterDocument.Of(letter));
            }
        }

        if (isJson)
        {
            Terminal.ComplainOfHidden(await reading.CountHiddenAsync(stop));
            return false;
        }

        if (first is null)
        {
            return true;
        }

        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine($"{Words.Count(count, "dead letter")}. Next:");
        Terminal.Out.WriteLine($"  {target.Propose($"notecast dlq show {first}")}");
        return false;
    }
}
