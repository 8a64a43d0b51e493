namespace Notecast.SampleOutcomes.Tests;

public sealed class SamplePageTests
{
    private const string Table =
        """
        Some words about the function.

        | event | shows | answer | jobs |
        | --- | --- | --- | --- |
        | [new-note](PlanNarrations/new-note.json) | a new note | `{"batchItemFailures":[]}` | `narrate a/1`, `narrate a/2` |
        | [no-note](PlanNarrations/no-note.json) | nothing | — | — |

        | option | does |
        | --- | --- |
        | `--json` | writes JSON |
        """;

    [Fact]
    public void Each_row_that_links_to_an_event_is_read_and_other_tables_are_not()
    {
        var rows = SamplePage.Read(Table);

        Assert.Equal(["PlanNarrations/new-note", "PlanNarrations/no-note"], rows.Select(row => row.ToString()));
        Assert.Equal("""{"batchItemFailures":[]}""", rows[0].Expected["answer"]);
        Assert.Equal("narrate a/1, narrate a/2", rows[0].Expected["jobs"]);
        Assert.Equal("a new note", rows[0].Shows);
    }

    [Fact]
    public void A_column_that_a_table_leaves_out_is_empty() =>
        Assert.Equal(SampleOutcome.Nothing, SamplePage.Read(Table)[0].Expected["catalog"]);

    [Fact]
    public void A_cell_that_ends_in_three_points_leaves_the_rest_open_and_nothing_before_it()
    {
        var expected = new SampleOutcome(new Dictionary<string, string> { ["answer"] = "There is no voice…" });
        var alike = new SampleOutcome(new Dictionary<string, string> { ["answer"] = "There is no voice 'Nobody'." });
        var another = new SampleOutcome(new Dictionary<string, string> { ["answer"] = "There is a voice." });

        Assert.Equal(expected.ToString(), alike.CutLike(expected).ToString());
        Assert.Equal(another.ToString(), another.CutLike(expected).ToString());
    }

    [Theory]
    [InlineData("| new-note | a new note | — | — |")]
    [InlineData("| [new-note](PlanNarrations/another.json) | a new note | — | — |")]
    [InlineData("| [new-note](PlanNarrations/new-note.json) | a new note | — |")]
    public void A_row_that_is_not_whole_is_refused(string row)
    {
        var table = $"| event | shows | answer | jobs |\n| --- | --- | --- | --- |\n{row}";

        var problem = Assert.Throws<FormatException>(() => SamplePage.Read(table));

        Assert.Contains(row, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_nobody_measures_is_refused() => Assert.Throws<ArgumentException>(
        () => SamplePage.Read("| event | shows | mood |\n| --- | --- | --- |\n| [a](F/a.json) | something | good |"));
}
