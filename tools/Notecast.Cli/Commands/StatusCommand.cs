using System.CommandLine;
using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
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

        string Propose(string commandLine) => TargetArguments.Propose(commandLine, arguments, Common);
        var grid = new FigureTable();
        AddCounts(grid, status, Propose);
        grid.AddGap();
        AddQueues(grid, status, Propose);
        grid.AddGap();
        AddTotals(grid, status.Totals);
        grid.WriteTo(Terminal.Console);
        return ExitCodes.Ok;
    }

    private static void AddCounts(FigureTable grid, PipelineStatus status, Func<string, string> propose)
    {
        var oldest = status.OldestPendingAge is { } age ? $"the oldest for {Words.Age(age)}" : "";
        grid.Add("pending", status.Pending, oldest, Color(NarrationStatus.Pending, status.Pending));
        grid.Add("ready", status.Ready, "", Color(NarrationStatus.Ready, status.Ready));
        var why = status.Failed > 0 ? $"see: {propose("notecast note list --status failed")}" : "";
        grid.Add("failed", status.Failed, why, Color(NarrationStatus.Failed, status.Failed));
        grid.Add("removed", status.Removed, "");
    }

    private static void AddQueues(FigureTable grid, PipelineStatus status, Func<string, string> propose)
    {
        grid.Add("note changes", status.UnreadNoteChanges, "not planned yet");
        grid.Add("synthesis queue", status.SynthesisQueue.Total, Describe(status.SynthesisQueue));
        grid.Add("narrations", status.PendingInvocations, "put and not finished yet");
        var letters = status.DeadLetterQueue.Total;
        grid.Add("dead letters", letters, letters > 0 ? $"see: {propose("notecast dlq list")}" : "failed for good");
        grid.Add("replay queue", status.ReplayQueue.Total, Describe(status.ReplayQueue));
    }

    private static void AddTotals(FigureTable grid, PipelineTotals totals)
    {
        grid.Add("narrations", totals.Narrations, "made since the data folder is there");
        grid.Add("segments", totals.SynthesizedSegments, "synthesized for them");
        grid.Add("characters", totals.BilledCharacters, "billed");
    }

    private static Style? Color(NarrationStatus status, long count) => count > 0 ? StatusStyle.Of(status) : default(Style?);

    private static string Describe(QueueDepth depth) => depth.Total == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{depth.Visible:N0} waiting, {depth.InFlight:N0} in work, {depth.Delayed:N0} to be tried again");
}
