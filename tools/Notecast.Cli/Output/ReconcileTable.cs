using Notecast.Domain.Catalog;
using Notecast.Domain.Reconciling;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>What a reconciliation found and did, as a table.</summary>
internal static class ReconcileTable
{
    public static FigureTable Of(ReconcileReport report, ReconcileOptions options, Func<string, string> propose)
    {
        var table = new FigureTable();
        foreach (var finding in Enum.GetValues<NoteFinding>())
        {
            var count = report.Findings.GetValueOrDefault(finding);
            if (count > 0 || finding is NoteFinding.UpToDate or NoteFinding.Pending or NoteFinding.Failed)
            {
                var remark = count > 0 ? FindingWords.Explain(finding, options, propose) : "";
                table.Add(FindingWords.Of(finding), count, remark, StyleOf(finding, count));
            }
        }

        table.AddGap();
        table.Add(options.IsDryRun ? "to queue" : "queued", report.Queued, "jobs");
        table.Add(options.IsDryRun ? "to delete" : "deleted", report.Deleted, "objects");
        table.AddGap();
        table.Add("notes", report.Compared.Notes, "compared");
        table.Add("entries", report.Compared.Entries, "of the catalog");
        table.Add("objects", report.Compared.Objects, "of the bucket");
        return table;
    }

    private static Style? StyleOf(NoteFinding finding, long count) => count == 0
        ? default(Style?)
        : StatusStyle.Of(finding switch
        {
            NoteFinding.UpToDate => NarrationStatus.Ready,
            NoteFinding.Failed => NarrationStatus.Failed,
            _ => NarrationStatus.Pending,
        });
}
