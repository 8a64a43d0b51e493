using System.Globalization;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>Rows of a name, a figure and a remark.</summary>
internal sealed class FigureTable
{
    private readonly Table _grid = new() { Border = TableBorder.None, ShowHeaders = false };

    public FigureTable()
    {
        _grid.AddColumn(new TableColumn("") { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        _grid.AddColumn(new TableColumn("") { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) });
        _grid.AddColumn(new TableColumn("") { Padding = new Padding(0) });
    }

    public void Add(string name, long figure, string remark, Style? style = null) => _grid.AddRow(
        new Text(name),
        new Text(figure.ToString("N0", CultureInfo.InvariantCulture), style),
        new Text(remark, StatusStyle.Muted));

    public void AddGap() => _grid.AddEmptyRow();

    public void WriteTo(IAnsiConsole console) => console.Write(_grid);
}
