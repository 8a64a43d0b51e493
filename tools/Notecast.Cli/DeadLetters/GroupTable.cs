using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;
using Spectre.Console;

namespace Notecast.Cli.DeadLetters;

/// <summary>Groups of dead letters, two lines each: the figures and the cause, then what is wrong, from the letter that failed last.</summary>
internal sealed class GroupTable
{
    private const int AgeWidth = 7;
    private const int LeastCause = 20;

    private readonly Terminal _terminal;
    private readonly IReadOnlyList<LetterGroup> _groups;
    private readonly DateTimeOffset _now;
    private readonly TextColumn[] _columns;

    private GroupTable(Terminal terminal, IReadOnlyList<LetterGroup> groups)
    {
        _terminal = terminal;
        _groups = groups;
        _now = terminal.Time.GetUtcNow();
        TextColumn[] figures =
        [
            new("GROUP", DeadLetterGroup.IdLength),
            new("LETTERS", Widest("LETTERS", group => Figure(group.Count)), IsFigure: true),
            new("BACK", Widest("BACK", group => Figure(group.CameBack)), IsFigure: true),
            new("FIRST", AgeWidth, IsFigure: true),
            new("LAST", AgeWidth, IsFigure: true),
        ];
        var left = Math.Max(LeastCause, terminal.Width - figures.Sum(column => column.Width + TextColumn.Gap) - TextColumn.Gap);
        var step = Widest("STEP", group => StepOf(group.Key));
        var error = Widest("ERROR", group => group.Key.ErrorType);
        step = Math.Min(step, Math.Max(left / 2, left - error));
        _columns = [.. figures, new("STEP", step), new("ERROR", Math.Min(error, left - step))];
    }

    /// <summary>Writes the table.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<LetterGroup> groups) => new GroupTable(terminal, groups).Write();

    private void Write()
    {
        WriteLine(TextColumn.Headings(_columns), StatusStyle.Heading);
        foreach (var group in _groups)
        {
            WriteLine(TextColumn.Line(_columns, CellsOf(group)), Style.Plain);
            WriteLine(Remark(group), StatusStyle.Muted);
        }
    }

    private IEnumerable<string> CellsOf(LetterGroup group) =>
    [
        group.Key.Id,
        Figure(group.Count),
        Figure(group.CameBack),
        Words.Age(_now - group.FirstFailedAt),
        Words.Age(_now - group.LastFailedAt),
        StepOf(group.Key),
        group.Key.ErrorType,
    ];

    private string Remark(LetterGroup group)
    {
        var indent = new string(' ', DeadLetterGroup.IdLength + TextColumn.Gap);
        var text = $"{DeadLetterKindNames.Of(group.Key.Kind)}, {LetterText.ClassOf(group)}: {LetterText.MessageOf(group.Example)}";
        return indent + Cells.Fit(text, Math.Max(LeastCause, _terminal.Width - indent.Length));
    }

    /// <summary>Console lines are cut at the width, never wrapped.</summary>
    private void WriteLine(string line, Style style)
    {
        _terminal.Console.Write(new Paragraph(line, style) { Overflow = Overflow.Crop });
        _terminal.Out.WriteLine();
    }

    private int Widest(string heading, Func<LetterGroup, string> textOf) =>
        _groups.Select(group => Cells.WidthOf(Cells.OneLine(textOf(group)))).Append(heading.Length).Max();

    private static string StepOf(DeadLetterGroup group) => group.Step.Length > 0 ? group.Step : LetterText.NotKnown;

    private static string Figure(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}
