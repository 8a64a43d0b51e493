using Notecast.Domain.Failures;
using Notecast.Embedded;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Notecast.Cli.Output;

/// <summary>Failed notes with the reason and what to do, a line each for a script and two for a person.</summary>
internal static class FailureLines
{
    private const string Indent = "  ";

    /// <summary>One line: what, why and what to do.</summary>
    public static string OneLine(NoteRow row) =>
        row.Failure is { } failure ? Cells.OneLine($"{row.Key}: {Describe(failure)}") : Cells.OneLine(row.Key.ToString());

    /// <summary>Two lines, cut to the width.</summary>
    public static IEnumerable<IRenderable> Of(NoteRow row, int width)
    {
        yield return new Text(Cells.Fit($"{row.Key}: {row.Failure?.Reason}", width), StatusStyle.Of(row.Status));
        yield return new Text(Cells.Fit($"{Indent}{row.Failure?.Remedy}", width));
    }

    private static string Describe(Failure failure) => $"{failure.Reason} {failure.Remedy}";
}
