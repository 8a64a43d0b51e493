using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>How a terminal's lines are shared out.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Rows">Notes in the table.</param>
/// <param name="Failures">Failed notes below it, two lines each.</param>
internal sealed record FrameShape(int Width, int Rows, int Failures)
{
    /// <summary>Heading, empty line, the table's heading, empty line, two lines of summary, and the line that the cursor is on.</summary>
    private const int FixedLines = 7;

    private const int LinesPerFailure = 2;
    private const int MostFailures = 3;

    /// <summary>An empty line, and the line that tells of more.</summary>
    private const int LinesAroundFailures = 2;

    public static FrameShape For(int width, int height, PipelineStatus status)
    {
        var free = Math.Max(1, height - FixedLines);
        var failures = (int)Math.Min(status.Failed, Math.Clamp((free / 2 - LinesAroundFailures) / LinesPerFailure, 0, MostFailures));
        var rows = free - (failures > 0 ? (failures * LinesPerFailure) + LinesAroundFailures : 0);
        return new FrameShape(width, Math.Max(1, rows), failures);
    }
}
