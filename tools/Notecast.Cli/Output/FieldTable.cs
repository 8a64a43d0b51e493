using Notecast.Cli.Hosting;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>Rows of a name and a value; values that are wider than the terminal go on below themselves.</summary>
internal sealed class FieldTable
{
    /// <summary>So that the values of several tables stand below each other.</summary>
    private const int NameWidth = 15;

    private const int LeastValue = 20;
    private readonly List<(string Name, string Value)> _rows = [];

    public void Add(string name, string value) => _rows.Add((name, value));

    public void WriteTo(Terminal terminal)
    {
        var width = Math.Max(LeastValue, terminal.Width - NameWidth);
        foreach (var (name, value) in _rows)
        {
            var heading = Cells.OneLine(name).PadRight(NameWidth - TextColumn.Gap) + new string(' ', TextColumn.Gap);
            foreach (var line in Lines(Cells.OneLine(value), width))
            {
                terminal.Console.Write(new Text(heading, StatusStyle.Muted));
                terminal.Out.WriteLine(line);
                heading = new string(' ', NameWidth);
            }
        }
    }

    /// <summary>Breaks at spaces; a word that is too long stays whole, so that it can be copied.</summary>
    private static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Cells.WidthOf(line) + 1 + Cells.WidthOf(word) > width)
            {
                yield return line;
                line = word;
                continue;
            }

            line = line.Length > 0 ? $"{line} {word}" : word;
        }

        yield return line;
    }
}
