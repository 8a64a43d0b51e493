using System.Text.RegularExpressions;

namespace Notecast.SampleOutcomes;

/// <summary>
/// Reads the tables of <c>events/README.md</c>. The first column links to an event's file, the second says what it shows, and each further
/// one is a column of <see cref="SampleOutcome"/>. Backticks are for the reader and do not count.
/// </summary>
public static partial class SamplePage
{
    private const int LabelColumns = 2;

    /// <summary>The rows of the repository's page.</summary>
    public static IReadOnlyList<SampleRow> Rows { get; } = Load();

    /// <summary>The row of an event.</summary>
    /// <param name="name">The event's file in the folder <c>events</c>, without its extension.</param>
    public static SampleRow Find(string name) => Rows.First(row => row.ToString() == name);

    /// <summary>All rows of a page, in its order.</summary>
    /// <exception cref="FormatException">A row links to no file, or has not as many cells as its table has columns.</exception>
    public static IReadOnlyList<SampleRow> Read(string markdown)
    {
        var rows = new List<SampleRow>();
        string[]? header = null;
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            if (!line.StartsWith('|'))
            {
                header = null;
                continue;
            }

            var cells = line.Trim('|').Split('|').Select(cell => cell.Replace("`", "", StringComparison.Ordinal).Trim()).ToArray();
            if (header is null)
            {
                header = cells;
            }
            else if (!IsRuler(cells) && header is ["event", ..])
            {
                rows.Add(ReadRow(header, cells, line));
            }
        }

        return rows;
    }

    private static IReadOnlyList<SampleRow> Load()
    {
        using var reader = new StreamReader(typeof(SamplePage).Assembly.GetManifestResourceStream("README.md")!);
        return Read(reader.ReadToEnd());
    }

    private static bool IsRuler(string[] cells) => cells.All(cell => !cell.AsSpan().ContainsAnyExcept("-: "));

    private static SampleRow ReadRow(string[] header, string[] cells, string line)
    {
        var link = EventLink().Match(cells[0]);
        if (!link.Success || cells.Length != header.Length)
        {
            throw new FormatException($"A row needs a link [case](Function/case.json) and {header.Length} cells: {line}");
        }

        var outcome = header.Zip(cells).Skip(LabelColumns).ToDictionary(cell => cell.First, cell => cell.Second);
        return new SampleRow(link.Groups["function"].Value, link.Groups["case"].Value, cells[1], new SampleOutcome(outcome));
    }

    [GeneratedRegex(@"^\[(?<case>[\w-]+)\]\((?<function>\w+)/\k<case>\.json\)$")]
    private static partial Regex EventLink();
}
