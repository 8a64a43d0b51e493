using System.CommandLine;
using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Embedded;
using Spectre.Console;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast status</c>: how the pipeline stands.</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public StatusCommand(Terminal terminal, CommonOptions common)
        : base("status", "Show how many notes stand where, and what waits", terminal, common) => Options.Add(_json);

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast status", "Counts, the oldest pending note, the queues, and what was spoken so far."),
        ("notecast status --json | jq .notes.failed", "One figure for a script."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        await using var stack = DataFolders.OpenExisting(Common.DataFolder(arguments), Terminal.Time);
        var status = await stack.View.ReadStatusAsync(stop);
        if (arguments.GetValue(_json))
        {
            Json.WriteDocument(Terminal.Out, StatusDocument.Of(status));
            return ExitCodes.Ok;
        }

        var grid = new Table { Border = TableBorder.None, ShowHeaders = false };
        grid.AddColumn(new TableColumn("") { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new TableColumn("") { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new TableColumn("") { Padding = new Padding(0) });
        AddCounts(grid, status);
        grid.AddEmptyRow();
        AddQueues(grid, status);
        grid.AddEmptyRow();
        AddTotals(grid, status.Totals);
        Terminal.Console.Write(grid);
        return ExitCodes.Ok;
    }

    private static void AddCounts(Table grid, PipelineStatus status)
    {
        var oldest = status.OldestPendingAge is { } age ? $"the oldest for {Words.Age(age)}" : "";
        Add(grid, "pending", status.Pending, oldest, Color(NarrationStatus.Pending, status.Pending));
        Add(grid, "ready", status.Ready, "", Color(NarrationStatus.Ready, status.Ready));
        var why = status.Failed > 0 ? "see: notecast note list --status failed" : "";
        Add(grid, "failed", status.Failed, why, Color(NarrationStatus.Failed, status.Failed));
        Add(grid, "removed", status.Removed, "");
    }

    private static void AddQueues(Table grid, PipelineStatus status)
    {
        Add(grid, "note changes", status.UnreadNoteChanges, "not planned yet");
        Add(grid, "synthesis queue", status.SynthesisQueue.Total, Describe(status.SynthesisQueue));
        Add(grid, "narrations", status.PendingInvocations, "put and not finished yet");
        Add(grid, "dead letters", status.DeadLetterQueue.Total, "failed for good");
        Add(grid, "replay queue", status.ReplayQueue.Total, Describe(status.ReplayQueue));
    }

    private static void AddTotals(Table grid, PipelineTotals totals)
    {
        Add(grid, "narrations", totals.Narrations, "made since the data folder is there");
        Add(grid, "segments", totals.SynthesizedSegments, "synthesized for them");
        Add(grid, "characters", totals.BilledCharacters, "billed");
    }

    private static void Add(Table grid, string name, long figure, string remark, Style? style = null) => grid.AddRow(
        new Text(name),
        new Text(figure.ToString("N0", CultureInfo.InvariantCulture), style),
        new Text(remark, StatusStyle.Muted));

    private static Style? Color(NarrationStatus status, long count) => count > 0 ? StatusStyle.Of(status) : default(Style?);

    private static string Describe(QueueDepth depth) => depth.Total == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{depth.Visible:N0} waiting, {depth.InFlight:N0} in work, {depth.Delayed:N0} to be tried again");
}
