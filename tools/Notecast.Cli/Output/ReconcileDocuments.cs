using System.Text.Json;
using Notecast.Domain.Reconciling;

namespace Notecast.Cli.Output;

/// <summary><c>reconcile</c>: what was found and done. Every finding is always there.</summary>
internal sealed record ReconcileDocument(
    string Target,
    bool IsDryRun,
    ComparedDocument Compared,
    IReadOnlyDictionary<string, long> Findings,
    long Queued,
    long Deleted,
    bool IsPipelineRunning)
{
    public static ReconcileDocument Of(ReconcileReport report, string target, bool isDryRun, bool isPipelineRunning) => new(
        target,
        isDryRun,
        new ComparedDocument(report.Compared.Notes, report.Compared.Entries, report.Compared.Objects),
        Enum.GetValues<NoteFinding>().ToDictionary(FindingDocument.NameOf, finding => report.Findings.GetValueOrDefault(finding)),
        report.Queued,
        report.Deleted,
        isPipelineRunning);
}

/// <summary>How much was compared.</summary>
internal sealed record ComparedDocument(long Notes, long Entries, long Objects);

/// <summary>One line of <c>reconcile --list</c>.</summary>
internal sealed record FindingDocument(string Event, string UserId, string NoteId, string Finding, string Action, string? Object)
{
    public static FindingDocument Of(ReconcileFinding finding, ReconcileOptions options) => new(
        "finding",
        finding.Note.UserId,
        finding.Note.NoteId.Text,
        NameOf(finding.Finding),
        FindingWords.ActionOn(finding, options),
        finding.Audio?.ToString());

    public static string NameOf(NoteFinding finding) => JsonNamingPolicy.CamelCase.ConvertName(finding.ToString());
}

/// <summary>The last line of <c>reconcile --list</c>.</summary>
internal sealed record ReconciledDocument(string Event, ReconcileDocument Result);
