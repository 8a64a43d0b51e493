using System.Text;

namespace Notecast.Benchmarks;

/// <summary>A table in Markdown, with a heading above and remarks below.</summary>
internal sealed class MarkdownTable(string heading, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>What a reader has to know about the figures.</summary>
    public string Remarks { get; set; } = "";

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("### ").AppendLine(heading).AppendLine();
        Append(text, columns);
        Append(text, [.. columns.Select((_, column) => column == 0 ? "---" : "---:")]);
        _rows.ForEach(row => Append(text, row));
        if (Remarks.Length > 0)
        {
            text.AppendLine().AppendLine(Remarks);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
}
