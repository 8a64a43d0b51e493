namespace Notecast.SampleOutcomes;

/// <summary>What a sample event leads to, in the words of the page <c>events/README.md</c>: a text for each column of its tables.</summary>
public sealed class SampleOutcome
{
    /// <summary>A cell's text for nothing at all; a column that a table leaves out is empty for all of its events.</summary>
    public const string Nothing = "—";

    /// <summary>The columns, in the order of the tables.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["answer", "jobs", "dead letters", "narrations", "dictations", "messages", "catalog"];

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

    /// <summary>A line for each column, so that a comparison shows what differs.</summary>
    public override string ToString() => string.Join('\n', Columns.Select(column => $"{column}: {this[column]}"));
}
