namespace Notecast.Cli.Tests.Operations;

public sealed class TargetOptionsTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData("--data and --stack do not go together.", "--data", "data", "--stack", "notecast")]
    [InlineData("--region is for AWS only.", "--region", "eu-west-1")]
    [InlineData("--profile is for AWS only.", "--profile", "ops")]
    [InlineData("--stack is empty.", "--stack", "")]
    [InlineData("--profile is empty.", "--stack", "notecast", "--profile", " ")]
    [InlineData("'Mars' is no region.", "--stack", "notecast", "--region", "Mars")]
    public async Task Options_that_make_no_sense_are_told(string problem, params string[] options)
    {
        var outcome = await _notecast.RunBareAsync(["reconcile", .. options]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {problem}", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--hold is for AWS only.", "--hold", "10s")]
    [InlineData("--hold '0s' is no duration from 1s to 6h. Write one as 30s, 2m or 1h.", "--stack", "notecast", "--hold", "0s")]
    [InlineData("--hold '7h' is no duration from 1s to 6h.", "--stack", "notecast", "--hold", "7h")]
    [InlineData("--hold 'long' is no duration from 1s to 6h.", "--stack", "notecast", "--hold", "long")]
    public async Task A_hold_that_makes_no_sense_is_told(string problem, params string[] options)
    {
        var outcome = await _notecast.RunBareAsync(["dlq", "list", .. options]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"notecast: {problem}", outcome.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_of_the_environment_is_no_contradiction_to_a_stack()
    {
        _notecast.Variables["NOTECAST_DATA"] = _notecast.Data;

        var outcome = await _notecast.RunBareAsync("reconcile", "--stack", "notecast", "--region", "Mars");

        Assert.Contains("'Mars' is no region", outcome.Error, StringComparison.Ordinal);
    }
}
