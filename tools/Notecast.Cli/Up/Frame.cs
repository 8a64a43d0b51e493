using System.Globalization;
using Notecast.Cli.Output;
using Notecast.Embedded;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Notecast.Cli.Up;

/// <summary>One picture of the live display.</summary>
internal sealed record Frame
{
    public required string Heading { get; init; }

    public required FrameShape Shape { get; init; }

    public required IReadOnlyList<NoteRow> Rows { get; init; }

    public required IReadOnlyList<NoteRow> Failures { get; init; }

    public required PipelineStatus Status { get; init; }

    public required PipelineTotals ThisRun { get; init; }

    public required double PerMinute { get; init; }

    public IRenderable Render() => new Rows(
    [
        new Text(Cells.Fit(Heading, Shape.Width), StatusStyle.Muted),
        Text.Empty,
        Rows.Count > 0 ? NoteTable.Of(Rows, Shape.Width) : new Text("No notes yet. Write one: notecast note put ada hello \"Hello.\""),
        Text.Empty,
        .. RenderFailures(),
        Summary.Counts(Status, Shape.Width, Speed()),
        new Text(Cells.Fit(Summary.Work(ThisRun), Shape.Width), StatusStyle.Muted),
    ]);

    private IEnumerable<IRenderable> RenderFailures()
    {
        foreach (var line in Failures.SelectMany(row => FailureLines.Cut(row, Shape.Width)))
        {
            yield return line;
        }

        if (Failures.Count > 0)
        {
            yield return Status.Failed > Failures.Count
                ? new Text(Cells.Fit($"and {Words.Count(Status.Failed - Failures.Count, "more failure")}: notecast note list --status failed", Shape.Width), StatusStyle.Muted)
                : Text.Empty;
        }
    }

    private string? Speed() => PerMinute < 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{PerMinute:N0} notes/min");
}
