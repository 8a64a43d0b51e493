using Notecast.Cli.Hosting;
using Notecast.Embedded;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Notecast.Cli.Output;

/// <summary>Failed notes with the reason and what to do.</summary>
internal static class FailureLines
{
    private const string Indent = "  ";

    /// <summary>All on one line, for a script or a log.</summary>
    public static string OneLine(NoteRow row) => Cells.OneLine($"{row.Key}: {row.Failure?.Reason} {row.Failure?.Remedy}");

    /// <summary>Two lines, cut to the width.</summary>
    public static IEnumerable<IRenderable> Cut(NoteRow row, int width)
    {
        yield return new Text(Cells.Fit($"{row.Key}: {row.Failure?.Reason}", width), StatusStyle.Of(row.Status));
        yield return new Text(Cells.Fit($"{Indent}{row.Failure?.Remedy}", width));
    }

    /// <summary>Below a table: an empty line, then each failure in full.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<NoteRow> failed)
    {
        if (failed.Count > 0)
        {
            terminal.Out.WriteLine();
        }

        foreach (var row in failed)
        {
            terminal.Console.Write(new Text(Cells.OneLine($"{row.Key}: {row.Failure?.Reason}"), StatusStyle.Of(row.Status)));
            terminal.Out.WriteLine();
            terminal.Console.Write(new Text($"{Indent}{Cells.OneLine(row.Failure?.Remedy ?? "")}"));
            terminal.Out.WriteLine();
        }
    }
}
