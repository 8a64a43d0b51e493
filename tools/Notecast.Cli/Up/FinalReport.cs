using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>What <c>up</c> leaves on the screen when it ends. It stays readable for any number of notes.</summary>
internal sealed class FinalReport(Terminal terminal, PipelineView view, PipelineTotals before)
{
    private const int RowsShown = 50;
    private const int FailuresShown = 20;

    /// <summary>The table, the failures and the summary.</summary>
    public async Task WriteAsync(PipelineStatus status)
    {
        var rows = await view.ListAsync(RowsShown);
        if (rows.Count > 0)
        {
            terminal.Console.Write(NoteTable.Of(rows, terminal.Width));
        }

        var total = status.Pending + status.Ready + status.Failed;
        if (total > rows.Count)
        {
            terminal.Out.WriteLine($"and {Words.Count(total - rows.Count, "more note")}: notecast note list");
        }

        FailureLines.Write(terminal, await view.ListAsync(FailuresShown, NarrationStatus.Failed));
        if (status.Failed > FailuresShown)
        {
            terminal.Out.WriteLine($"and {Words.Count(status.Failed - FailuresShown, "more failure")}: notecast note list --status failed");
        }

        terminal.Out.WriteLine();
        WriteSummary(status);
    }

    /// <summary>Only the summary.</summary>
    public void WriteSummary(PipelineStatus status)
    {
        terminal.Console.Write(Summary.Counts(status, terminal.Width));
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(Summary.Work(status.Totals.Since(before)));
    }

    /// <summary>The same for programs.</summary>
    public void WriteJson(PipelineStatus status) =>
        Json.WriteLine(terminal.Out, new EndDocument("end", StatusDocument.Of(status), TotalsDocument.Of(status.Totals.Since(before))));
}
