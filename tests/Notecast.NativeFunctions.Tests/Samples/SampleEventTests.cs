using Notecast.AwsTesting;
using Notecast.SampleOutcomes;

namespace Notecast.NativeFunctions.Tests.Samples;

/// <summary>The sample events on the adapters for AWS lead to what the page of sample events says.</summary>
public sealed class SampleEventTests(SampleDeployment deployment) : IClassFixture<SampleDeployment>
{
    public static TheoryData<string> Events => [.. SamplePage.Rows.Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_sample_event_leads_on_AWS_to_what_the_page_says(string name)
    {
        var row = SamplePage.Find(name);

        var outcome = await StackRun.RunAsync(row, await deployment.EmptyCompiledAsync());

        Assert.Equal(row.Expected.ToString(), outcome.CutLike(row.Expected).ToString());
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_sample_event_leads_with_the_packaged_executable_to_what_the_page_says(string name)
    {
        var row = SamplePage.Find(name);

        var outcome = await StackRun.RunAsync(row, await deployment.EmptyPackagedAsync());

        Assert.Equal(row.Expected.ToString(), outcome.CutLike(row.Expected).ToString());
    }

    [Theory]
    [InlineData("PlanNarrations/new-note")]
    [InlineData("NarrateNote/many-jobs")]
    [InlineData("FinishNarration/several-objects")]
    [InlineData("ReplayDeadLetters/failed-stream-batch")]
    [InlineData("DictateNote/request")]
    [InlineData("DictateNote/note-not-found")]
    public async Task The_command_invokes_a_function_on_AWS_with_the_same_outcome(string name) =>
        await AssertSameByCommandAsync(name, "--aws");

    [Theory]
    [InlineData("PlanNarrations/many-with-one-poison-record")]
    [InlineData("NarrateNote/one-job")]
    [InlineData("FinishNarration/unplanned-narration")]
    [InlineData("ReplayDeadLetters/several-at-once")]
    [InlineData("DictateNote/odd-characters-in-ids")]
    public async Task The_command_invokes_a_native_function_with_the_same_outcome(string name) =>
        await AssertSameByCommandAsync(name, "--native", "--artifacts", Path.Combine(RepositoryRoot.Find(), "artifacts"));

    private async Task AssertSameByCommandAsync(string name, params string[] options)
    {
        var row = SamplePage.Find(name);
        var variables = deployment.Deployment[row.Function].Executable.Environment;

        var outcome = await StackRun.RunAsync(
            row, await deployment.EmptyPackagedAsync(), _ => InvokeProcess.RunAsync(row.Function, name, variables, options));

        Assert.Equal(row.Expected.ToString(), outcome.CutLike(row.Expected).ToString());
    }
}
