namespace Notecast.SampleOutcomes.Tests;

public sealed class SampleOutcomeTests
{
    public static TheoryData<string> Events => [.. SamplePage.Rows.Select(row => row.ToString())];

    [Fact]
    public void Each_sample_event_has_one_row_of_the_page_and_each_row_an_event() => Assert.Equal(
        SampleFiles.Names.Order(StringComparer.Ordinal),
        SamplePage.Rows.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_sample_event_leads_on_one_machine_to_what_the_page_says(string name)
    {
        var row = SamplePage.Find(name);

        var outcome = await EmbeddedRun.RunAsync(row, TestContext.Current.CancellationToken);

        Assert.Equal(row.Expected.ToString(), outcome.CutLike(row.Expected).ToString());
    }
}
