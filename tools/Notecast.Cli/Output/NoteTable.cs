using System.Globalization;
using Notecast.Embedded;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Notecast.Cli.Output;

/// <summary>Notes as a table that is never wider than asked: ids and files are shortened, figures are not.</summary>
internal sealed class NoteTable
{
    private const int Gap = 2;
    private const int VoiceLimit = 10;

    /// <summary>So much of a file's name tells files apart.</summary>
    private const int FileEnd = 12;

    private static readonly Style Plain = Style.Plain;

    private readonly IReadOnlyList<NoteRow> _rows;
    private readonly Column[] _columns;

    private NoteTable(IReadOnlyList<NoteRow> rows, int width)
    {
        _rows = rows;
        _columns =
        [
            new("USER", row => row.Key.UserId) { Ample = width / 5, Least = 6 },
            new("NOTE", row => row.Key.NoteId.Text) { Ample = width / 4, Least = 10 },
            new("STATUS", row => StatusStyle.WordOf(row.Status)) { StyleOf = row => StatusStyle.Of(row.Status) },
            new("LENGTH", row => row.Ready is { } ready ? Words.Duration(ready.Duration) : "") { IsFigure = true },
            new("VOICE", row => row.Ready is { } ready ? Cells.Fit(ready.VoiceId, VoiceLimit) : ""),
            new("SEGS", row => row.Segments is { } segments ? segments.ToString(CultureInfo.InvariantCulture) : "") { IsFigure = true },
            new("SIZE", row => row.Ready is { } ready ? Words.Size(ready.Bytes) : "") { IsFigure = true },
            new("FILE", FileOf) { Ample = FileEnd, Least = FileEnd, IsFile = true, StyleOf = _ => StatusStyle.Muted },
        ];
        Allot(width);
    }

    /// <summary>A table of these notes.</summary>
    public static IRenderable Of(IReadOnlyList<NoteRow> rows, int width) => new NoteTable(rows, width).Build();

    private Table Build()
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var column in _columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Heading, StatusStyle.Heading))
            {
                Width = column.Width,
                NoWrap = true,
                Padding = new Padding(0, 0, column == _columns[^1] ? 0 : Gap, 0),
                Alignment = column.IsFigure ? Justify.Right : Justify.Left,
            });
        }

        foreach (var row in _rows)
        {
            table.AddRow(_columns.Select(column => Cell(column, row)));
        }

        return table;
    }

    private static Paragraph Cell(Column column, NoteRow row)
    {
        var text = column.TextOf(row);
        var shown = column.IsFile ? Cells.FitFile(text, column.Width) : Cells.Fit(text, column.Width);
        var link = column.IsFile && row.FilePath is { } path ? new Link(new Uri(path).AbsoluteUri) : null;
        return new Paragraph(shown, column.StyleOf?.Invoke(row) ?? Plain, link) { Overflow = Overflow.Crop };
    }

    /// <summary>Each column gets what it needs; where that is too much, the flexible ones first give up what is more than ample.</summary>
    private void Allot(int width)
    {
        foreach (var column in _columns)
        {
            column.Width = _rows.Select(row => Cells.WidthOf(Cells.OneLine(column.TextOf(row)))).Append(column.Heading.Length).Max();
        }

        var excess = _columns.Sum(column => column.Width) + (Gap * (_columns.Length - 1)) - width;
        var flexible = _columns.Where(column => column.Least > 0).ToArray();
        excess = Shrink(flexible, column => column.Ample, excess);
        Shrink(flexible, column => column.Least, excess);
    }

    /// <summary>Takes columns away from the widest first, so that short ones stay whole.</summary>
    private static int Shrink(Column[] columns, Func<Column, int> limitOf, int excess)
    {
        for (; excess > 0; excess--)
        {
            var widest = columns.Where(column => column.Width > limitOf(column)).MaxBy(column => column.Width);
            if (widest is null)
            {
                break;
            }

            widest.Width--;
        }

        return excess;
    }

    private static string FileOf(NoteRow row) => row.FilePath is { } path ? Paths.Display(path) : "";

    private sealed class Column(string heading, Func<NoteRow, string> textOf)
    {
        public string Heading { get; } = heading;

        public Func<NoteRow, string> TextOf { get; } = textOf;

        public Func<NoteRow, Style>? StyleOf { get; init; }

        public bool IsFigure { get; init; }

        public bool IsFile { get; init; }

        public int Ample { get; init; }

        /// <summary>What a flexible column must keep; 0 for one that is never cut.</summary>
        public int Least { get; init; }

        public int Width { get; set; }
    }
}
