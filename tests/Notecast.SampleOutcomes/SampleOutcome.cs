namespace Notecast.SampleOutcomes;

/// <summary>What a sample event leads to, in the words of the page <c>events/README.md</c>: a text for each column of its tables.</summary>
public sealed class SampleOutcome
{
    /// <summary>A cell's text for nothing at all; a column that a table leaves out is empty for all of its events.</summary>
    public const string Nothing = "—";

    /// <summary>The columns, in the order of the tables.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["answer", "jobs", "dead letters", "narrations", "dictations", "messages", "catalog"];

    /// <summary>What a cell of the page ends with when the rest of the text is up to a service.</summary>
    private const string Open = "…";

    private readonly IReadOnlyDictionary<string, string> _cells;

    /// <summary>An outcome of these cells.</summary>
    /// <param name="cells">The text of a column by its name. A column without one is empty.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public SampleOutcome(IReadOnlyDictionary<string, string> cells)
    {
        if (cells.Keys.FirstOrDefault(name => !Columns.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is no column of an outcome: use {string.Join(", ", Columns)}.", nameof(cells));
        }

        _cells = cells;
    }

    /// <summary>The text of a column.</summary>
    public string this[string column] => _cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : Nothing;

    /// <summary>This outcome, its cells cut where those of the expected one leave the rest open.</summary>
    public SampleOutcome CutLike(SampleOutcome expected) =>
        new(Columns.ToDictionary(column => column, column => CutLike(expected[column], this[column])));

    /// <summary>A line for each column, so that a comparison shows what differs.</summary>
    public override string ToString() => string.Join('\n', Columns.Select(column => $"{column}: {this[column]}"));

    private static string CutLike(string expected, string text) =>
        expected.EndsWith(Open, StringComparison.Ordinal) && text.StartsWith(expected[..^Open.Length], StringComparison.Ordinal)
            ? expected
            : text;
}
