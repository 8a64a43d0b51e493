using Notecast.Cli.Hosting;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>Lines of columns, written one by one; on a terminal they are cut at its width, never wrapped.</summary>
internal sealed class TextTable(Terminal terminal, IReadOnlyList<TextColumn> columns)
{
    private bool _hasHeadings;

    /// <summary>Writes a line of cells; the headings come before the first one.</summary>
    public void Write(IEnumerable<string> cells)
    {
        if (!_hasHeadings)
        {
            WriteLine(TextColumn.Headings(columns), StatusStyle.Heading);
            _hasHeadings = true;
        }

        WriteLine(TextColumn.Line(columns, cells), Style.Plain);
    }

    /// <summary>Writes a line that belongs to the one before it.</summary>
    public void WriteRemark(string remark) => WriteLine(remark, StatusStyle.Muted);

    private void WriteLine(string line, Style style)
    {
        terminal.Console.Write(new Paragraph(line, style) { Overflow = Overflow.Crop });
        terminal.Out.WriteLine();
    }
}
