using System.Text.Json;

namespace Notecast.Cli.Tests.Invoking;

/// <summary>Functions as processes of their own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public ProgramTests()
    {
        _notecast.Variables["AWS_REGION"] = "eu-west-1";
        _notecast.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "";
    }

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData("PlanNarrations", "new-note")]
    [InlineData("DictateNote", "request")]
    public async Task A_function_s_own_program_tells_what_its_environment_lacks(string function, string name)
    {
        var outcome = await _notecast.RunBareAsync("invoke", function, "-e", name, "--aws", "--json");

        Assert.Equal((1, "aws"), (outcome.ExitCode, outcome.Json.GetProperty("runsOn").GetString()));
        var error = outcome.Json.GetProperty("error");
        Assert.Equal("SettingsException", error.GetProperty("errorType").GetString());
        Assert.StartsWith(
            $"{function} cannot start: NOTES_TABLE is not set", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.True(outcome.Json.GetProperty("report").GetProperty("initDurationMilliseconds").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, outcome.Json.GetProperty("left").ValueKind);
    }

    [Fact]
    public async Task Without_a_region_nothing_starts()
    {
        _notecast.Variables.Remove("AWS_REGION");

        var outcome = await _notecast.RunBareAsync("invoke", "PlanNarrations", "-e", "new-note", "--aws");

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("set AWS_REGION", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_that_are_not_packaged_are_told_with_the_remedy()
    {
        var outcome = await _notecast.RunBareAsync(
            "invoke", "PlanNarrations", "-e", "new-note", "--native", "--artifacts", _notecast.PathOf("artifacts"));

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("bootstrap: is missing. Make it with ./package", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packaged_program_gets_the_event_and_the_variables_of_this_environment()
    {
        _notecast.Variables["NOTES_TABLE"] = "notes-of-ada";

        var outcome = await InvokeSampleAsync("""{"hello":"world"}""", "--json");

        Assert.Equal((0, "native"), (outcome.ExitCode, outcome.Json.GetProperty("runsOn").GetString()));
        var result = outcome.Json.GetProperty("result");
        Assert.Equal("world", result.GetProperty("event").GetProperty("hello").GetString());
        var environment = result.GetProperty("environment");
        Assert.Equal(
            ("notes-of-ada", "eu-west-1", "NarrateNote", "512"),
            (Variable("NOTES_TABLE"), Variable("AWS_REGION"), Function("NAME"), Function("MEMORY_SIZE")));
        Assert.True(outcome.Json.GetProperty("report").GetProperty("maxMemoryUsedBytes").GetInt64() > 0);
        Assert.Contains("starting ", outcome.Error, StringComparison.Ordinal);

        string? Variable(string name) => environment.GetProperty(name).GetString();
        string? Function(string name) => Variable($"AWS_LAMBDA_FUNCTION_{name}");
    }

    [Fact]
    public async Task Its_lines_come_before_the_result_and_it_has_ended_when_the_command_has()
    {
        var outcome = await InvokeSampleAsync("""{"do":"write"}""");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.True(Array.IndexOf(outcome.Lines, "to standard output") < Array.IndexOf(outcome.Lines, "Result"));
        Assert.Contains("to standard error", outcome.Lines);
        var processId = outcome.Lines.Single(line => line.StartsWith("starting ", StringComparison.Ordinal)).Split(' ')[1];
        Assert.False(Directory.Exists($"/proc/{processId}"));
    }

    [Theory]
    [InlineData("""{"do":"throw"}""", "SampleException")]
    [InlineData("""{"do":"exit","code":3}""", "Runtime.ExitError")]
    public async Task A_failure_of_the_program_is_shown_as_lambda_says_it(string sent, string errorType)
    {
        var outcome = await InvokeSampleAsync(sent);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"  \"errorType\": \"{errorType}\",", outcome.Lines);
    }

    /// <summary>The launcher finds its program where it really is.</summary>
    private Task<CommandLine.Outcome> InvokeSampleAsync(string sent, params string[] rest)
    {
        var artifacts = _notecast.PathOf("artifacts");
        Directory.CreateDirectory(Path.Combine(artifacts, "NarrateNote"));
        File.CreateSymbolicLink(
            Path.Combine(artifacts, "NarrateNote", "bootstrap"), Path.Combine(AppContext.BaseDirectory, "Notecast.SampleFunction"));
        _notecast.Input = sent;
        return _notecast.RunBareAsync(["invoke", "NarrateNote", "-e", "-", "--native", "--artifacts", artifacts, .. rest]);
    }
}
