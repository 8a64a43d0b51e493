using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Groups of dead letters, two lines each: the figures and the cause, then what is wrong, from the letter that failed last.</summary>
internal sealed class GroupTable
{
    private const int AgeWidth = 7;
    private const int LeastCause = 20;

    private readonly Terminal _terminal;
    private readonly IReadOnlyList<LetterGroup> _groups;
    private readonly DateTimeOffset _now;
    private readonly TextTable _table;

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
        var step = Widest("STEP", group => LetterText.Known(group.Key.Step));
        var error = Widest("ERROR", group => group.Key.ErrorType);
        step = Math.Min(step, Math.Max(left / 2, left - error));
        _table = new TextTable(terminal, [.. figures, new("STEP", step), new("ERROR", Math.Min(error, left - step))]);
    }

    /// <summary>Writes the table.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<LetterGroup> groups) => new GroupTable(terminal, groups).Write();

    private void Write()
    {
        foreach (var group in _groups)
        {
            _table.Write(CellsOf(group));
            _table.WriteRemark(Remark(group));
        }
    }

    private IEnumerable<string> CellsOf(LetterGroup group) =>
    [
        group.Key.Id,
        Figure(group.Count),
        Figure(group.CameBack),
        Words.Age(_now - group.FirstFailedAt),
        Words.Age(_now - group.LastFailedAt),
        LetterText.Known(group.Key.Step),
        group.Key.ErrorType,
    ];

    private string Remark(LetterGroup group)
    {
        var indent = new string(' ', DeadLetterGroup.IdLength + TextColumn.Gap);
        var text = $"{DeadLetterKindNames.Of(group.Key.Kind)}, {LetterText.ClassOf(group)}: {LetterText.MessageOf(group.Example)}";
        return indent + Cells.Fit(text, Math.Max(LeastCause, _terminal.Width - indent.Length));
    }

    private int Widest(string heading, Func<LetterGroup, string> textOf) =>
        _groups.Select(group => Cells.WidthOf(Cells.OneLine(textOf(group)))).Append(heading.Length).Max();

    private static string Figure(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}
