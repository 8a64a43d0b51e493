using Notecast.Cli.Samples;

namespace Notecast.Cli.Tests.Invoking;

/// <summary>What is said before anything runs.</summary>
public sealed class InvokeUsageTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_mistyped_function_proposes_the_one_that_was_meant() =>
        Assert.Equal(
            "notecast: There is no function 'PlanNarations'. Did you mean PlanNarrations?", await RefuseAsync("PlanNarations", "-e", "x"));

    [Fact]
    public async Task An_unknown_function_lists_all() => Assert.Equal(
        "notecast: There is no function 'Sing'. There are PlanNarrations, NarrateNote, FinishNarration, ReplayDeadLetters, DictateNote.",
        await RefuseAsync("Sing", "-e", "x"));

    [Fact]
    public async Task A_mistyped_case_proposes_the_one_that_was_meant() => Assert.EndsWith(
        "has no sample event of this name. Did you mean new-note?",
        await RefuseAsync("PlanNarrations", "-e", "newnote"),
        StringComparison.Ordinal);

    [Fact]
    public async Task An_event_that_is_neither_file_nor_case_lists_the_cases()
    {
        var error = await RefuseAsync("PlanNarrations", "-e", "no/such/file.json");

        Assert.StartsWith(
            "notecast: no/such/file.json: there is no such file, and PlanNarrations has no sample event of this name. It has ",
            error,
            StringComparison.Ordinal);
        Assert.All(CasesOf("PlanNarrations"), name => Assert.Contains(name, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_is_not_json_names_the_file_and_the_line()
    {
        var file = _notecast.WriteFile("event.json", "{\n  \"Records\": [\n    oops\n  ]\n}");

        var error = await RefuseAsync("PlanNarrations", "-e", file);

        Assert.StartsWith($"notecast: {file}, line 3: is not JSON, and an event is one JSON value (", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1")]
    public async Task Nothing_half_an_event_and_two_events_are_refused(string input)
    {
        _notecast.Input = input;

        Assert.StartsWith(
            "notecast: standard input, line 1: is not JSON", await RefuseAsync("PlanNarrations", "-e", "-"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_event() =>
        Assert.EndsWith(
            "is a folder. Name a file in it.", await RefuseAsync("PlanNarrations", "-e", Path.GetTempPath()), StringComparison.Ordinal);

    [Theory]
    [InlineData("RequestResponse", 6 * 1024 * 1024)]
    [InlineData("Event", 1024 * 1024)]
    public async Task An_event_over_lambda_s_limit_is_refused(string type, int limit)
    {
        var fits = _notecast.WriteFile("fits.json", $"\"{new string('x', limit - 2)}\"");
        var tooLarge = _notecast.WriteFile("large.json", $"\"{new string('x', limit - 1)}\"");

        var error = await RefuseAsync("PlanNarrations", "-e", tooLarge, "--invocation-type", type);
        var allowed = await _notecast.RunBareAsync("invoke", "PlanNarrations", "-e", fits, "--invocation-type", "DryRun");

        Assert.Contains(
            $"the event has {limit + 1:N0} bytes; Lambda takes {limit:N0} with the type {type}.", error, StringComparison.Ordinal);
        Assert.Equal(0, allowed.ExitCode);
    }

    [Fact]
    public async Task An_event_from_standard_input_is_read_no_further_than_the_limit()
    {
        _notecast.Input = $"\"{new string('x', 7_000_000)}\"";

        Assert.Contains("Lambda takes 6,291,456", await RefuseAsync("PlanNarrations", "-e", "-"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The function is missing.")]
    [InlineData("The event is missing.", "NarrateNote")]
    [InlineData("--aws and --native exclude each other.", "NarrateNote", "-e", "one-job", "--aws", "--native")]
    [InlineData("--data is for functions in this process.", "NarrateNote", "-e", "one-job", "--aws", "--data", "x")]
    [InlineData("--event is empty.", "NarrateNote", "-e", "")]
    [InlineData("--invocation-type 'Later' is none of RequestResponse, Event, DryRun.", "NarrateNote", "--invocation-type", "Later")]
    public async Task Wrong_usage_is_one_line(string problem, params string[] arguments) =>
        Assert.StartsWith($"notecast: {problem}", await RefuseAsync(arguments), StringComparison.Ordinal);

    [Fact]
    public async Task The_list_shows_every_function_with_its_sample_events()
    {
        var list = await _notecast.RunBareAsync("invoke", "--list");

        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Matches("^FUNCTION +SAMPLE EVENT", list.Lines[0]);
        Assert.Matches("^PlanNarrations +[a-z-]+", list.Lines[1]);
        Assert.Equal(SampleEvents.All.Count, list.Lines.Length - 1);
        Assert.All(
            SampleEvents.All,
            sample => Assert.Contains(list.Lines, line => line.TrimEnd().EndsWith($" {sample.Case}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_list_is_json_for_scripts_and_can_be_of_one_function()
    {
        var all = (await _notecast.RunBareAsync("invoke", "--list", "--json")).Json;
        var one = Assert.Single((await _notecast.RunBareAsync("invoke", "narratenote", "--list", "--json")).Json.EnumerateArray());

        Assert.Equal(5, all.GetArrayLength());
        Assert.Equal(
            ["function", "timeoutSeconds", "memoryMegabytes", "sampleEvents"], one.EnumerateObject().Select(property => property.Name));
        Assert.Equal("NarrateNote", one.GetProperty("function").GetString());
        Assert.Equal((300, 512), (one.GetProperty("timeoutSeconds").GetDouble(), one.GetProperty("memoryMegabytes").GetInt32()));
        Assert.Equal(CasesOf("NarrateNote"), one.GetProperty("sampleEvents").EnumerateArray().Select(name => name.GetString()));
    }

    private static IEnumerable<string> CasesOf(string function) =>
        SampleEvents.All.Where(sample => sample.Function == function).Select(sample => sample.Case);

    private async Task<string> RefuseAsync(params string[] arguments)
    {
        var outcome = await _notecast.RunBareAsync(["invoke", .. arguments]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        return outcome.ErrorLines.Single();
    }
}
