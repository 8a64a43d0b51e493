using System.Text.Json;

namespace Notecast.Cli.Tests.Invoking;

/// <summary>Functions in this process, on the sample notes or a data folder.</summary>
public sealed class InvokeTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData("PlanNarrations", "new-note", """^job +{"kind":"narrate","userId":"ada","noteId":"welcome".*}$""", "unknown", "pending")]
    [InlineData("NarrateNote", "one-job", @"^narration +narrations/ada/welcome/\S+\.mp3 0:0\d\.\d$", "pending", "pending")]
    [InlineData("FinishNarration", "object-created-by-put", "^message +{\"userId\":\"ada\"", "pending", "ready")]
    [InlineData("ReplayDeadLetters", "synthesis-job", "^job +{\"kind\":\"narrate\".*} \\(replays 1\\)$", "pending", "pending")]
    [InlineData("DictateNote", "request", @"^dictation +dictations/ada/welcome/[0-9a-f]{64}\.mp3 0:0\d\.\d$", "unknown", "unknown")]
    public async Task Each_function_runs_on_a_sample_event_and_what_it_left_is_shown(
        string function, string name, string left, string before, string after)
    {
        var outcome = await InvokeAsync(function, "-e", name);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith(
            $"{function} on events/{function}/{name}.json, in this process, on sample notes ", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Matches($@"^\d\d:\d\d:\d\d\.\d\d\d INFO  {function}: ", outcome.Lines[1]);
        Assert.Contains("Result", outcome.Lines);
        Assert.Contains(outcome.Lines, line => line.StartsWith("REPORT RequestId: ", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => System.Text.RegularExpressions.Regex.IsMatch(line.TrimEnd(), left));
        var change = before == after ? $"{after}, as before" : $"{after}, before: {before}";
        Assert.Contains(outcome.Lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, $"^catalog +ada/welcome: {change}"));
    }

    [Fact]
    public async Task The_report_line_has_the_figures_of_lambda_s()
    {
        var outcome = await InvokeAsync("plannarrations", "--event", "NEW-NOTE");

        Assert.Matches(
            @"^REPORT RequestId: [0-9a-f-]{36}  Duration: \d+\.\d\d ms  Billed Duration: \d+ ms  "
            + @"Memory Size: 256 MB  Max Memory Used: \d+ MB$",
            outcome.Lines.Single(line => line.StartsWith("REPORT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scripts_get_one_object_with_every_property_and_log_lines_on_standard_error()
    {
        var outcome = await InvokeAsync("PlanNarrations", "-e", "new-note", "--json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("INFO  PlanNarrations: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(
            [
                "function", "event", "invocationType", "runsOn", "statusCode", "requestId", "functionError", "result", "error", "report",
                "tries", "failureRecord", "left",
            ],
            NamesOf(outcome.Json));
        Assert.Equal(
            ("RequestResponse", "embedded", 200),
            (Text("invocationType"), Text("runsOn"), outcome.Json.GetProperty("statusCode").GetInt32()));
        Assert.Equal(JsonValueKind.Null, outcome.Json.GetProperty("functionError").ValueKind);
        Assert.Equal(0, outcome.Json.GetProperty("result").GetProperty("batchItemFailures").GetArrayLength());
        var report = outcome.Json.GetProperty("report");
        Assert.Equal(
            ["durationMilliseconds", "billedDurationMilliseconds", "initDurationMilliseconds", "memorySizeMegabytes", "maxMemoryUsedBytes"],
            NamesOf(report));
        Assert.Equal(
            Math.Ceiling(report.GetProperty("durationMilliseconds").GetDouble()),
            report.GetProperty("billedDurationMilliseconds").GetInt64());
        Assert.True(report.GetProperty("maxMemoryUsedBytes").GetInt64() > 0);
        Assert.Equal("succeeded", Assert.Single(outcome.Json.GetProperty("tries").EnumerateArray()).GetProperty("status").GetString());
        var left = outcome.Json.GetProperty("left");
        Assert.Equal(["jobs", "deadLetters", "narrations", "deletedNarrations", "dictations", "catalog", "messages"], NamesOf(left));
        Assert.Contains(
            "\"narrate\"",
            Assert.Single(left.GetProperty("jobs").EnumerateArray()).GetProperty("body").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(
            """{"userId":"ada","noteId":"welcome","before":null,"after":"pending"}""",
            JsonSerializer.Serialize(Assert.Single(left.GetProperty("catalog").EnumerateArray())));

        string? Text(string name) => outcome.Json.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_function_that_fails_shows_its_error_with_the_stack_trace_and_the_exit_code_is_1()
    {
        _notecast.Input = """{"UserId":"ada","NoteId":"no such note"}""";

        var outcome = await InvokeAsync("DictateNote", "-e", "-");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Error", outcome.Lines);
        Assert.Contains("  \"errorType\": \"DictationRefusedException\",", outcome.Lines);
        Assert.Contains(outcome.Lines, line => line.StartsWith("  \"errorMessage\": \"NoteNotFound: ", StringComparison.Ordinal));
        Assert.Contains(
            outcome.Lines, line => line.StartsWith("    \"at Notecast.Functions.DictateNote.Handler.", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => line.StartsWith("REPORT ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scripts_get_the_error_as_lambda_writes_it()
    {
        _notecast.Input = """{"UserId":"ada","NoteId":"no such note"}""";

        var outcome = await InvokeAsync("DictateNote", "-e", "-", "--json");

        Assert.Equal((1, "Unhandled"), (outcome.ExitCode, outcome.Json.GetProperty("functionError").GetString()));
        Assert.Equal(JsonValueKind.Null, outcome.Json.GetProperty("result").ValueKind);
        Assert.Equal(["errorType", "errorMessage", "stackTrace", "cause"], NamesOf(outcome.Json.GetProperty("error")));
    }

    [Fact]
    public async Task What_an_event_leaves_in_the_dead_letter_queue_is_shown_with_its_cause()
    {
        _notecast.Input = """
            {"Records":[{"messageId":"m","receiptHandle":"h","body":"not a job","attributes":{"ApproximateReceiveCount":"1"},
            "messageAttributes":{},"eventSource":"aws:sqs"}]}
            """;

        var plain = await InvokeAsync("NarrateNote", "-e", "-");
        var left = (await InvokeAsync("NarrateNote", "-e", "-", "--json")).Json.GetProperty("left");
        var letter = Assert.Single(left.GetProperty("deadLetters").EnumerateArray());

        Assert.Equal(0, plain.ExitCode);
        Assert.Contains(plain.Lines, line => line.StartsWith("dead letter", StringComparison.Ordinal));
        Assert.Equal("not a job", letter.GetProperty("body").GetString());
        Assert.Equal("NarrateNote", letter.GetProperty("letter").GetProperty("function").GetString());
    }

    [Fact]
    public async Task The_throw_away_folder_is_gone_afterwards_whatever_the_function_made()
    {
        var link = (await InvokeAsync("DictateNote", "-e", "request", "--json")).Json.GetProperty("result").GetString();

        var path = new Uri(link!).LocalPath;
        var folder = path[..path.IndexOf("/dictations/", StringComparison.Ordinal)];
        Assert.StartsWith("notecast-invoke-", Path.GetFileName(folder), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_data_folder_is_taken_as_it_is_and_keeps_what_the_function_makes()
    {
        await _notecast.RunAsync("note", "put", "ada", "tea", "Tea at five.");
        _notecast.Input = """{"userId":"ada","noteId":"tea","voiceId":"Amy"}""";

        var outcome = await _notecast.RunAsync("invoke", "DictateNote", "-e", "-", "--speech", "silent", "--json");

        Assert.Equal(0, outcome.ExitCode);
        var dictation = Assert.Single(outcome.Json.GetProperty("left").GetProperty("dictations").EnumerateArray());
        var file = dictation.GetProperty("file").GetString();
        Assert.True(File.Exists(file));
        Assert.StartsWith(_notecast.Data, file, StringComparison.Ordinal);
        Assert.Equal(new Uri(file).AbsoluteUri, outcome.Json.GetProperty("result").GetString());
        Assert.True(dictation.GetProperty("durationSeconds").GetDouble() > 0);
    }

    [Fact]
    public async Task A_key_that_is_too_long_for_a_file_name_is_shown_as_it_is()
    {
        var note = new string('n', 300);
        await _notecast.RunAsync("note", "put", "ada", note, "Tea at five.");
        _notecast.Input = $$"""{"UserId":"ada","NoteId":"{{note}}"}""";

        var outcome = await _notecast.RunAsync("invoke", "DictateNote", "-e", "-", "--speech", "silent", "--json");

        var dictation = Assert.Single(outcome.Json.GetProperty("left").GetProperty("dictations").EnumerateArray());
        Assert.Matches($@"^dictations/ada/{note}/[0-9a-f]{{64}}\.mp3$", dictation.GetProperty("objectKey").GetString());
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_is_not_made()
    {
        var outcome = await _notecast.RunAsync("invoke", "PlanNarrations", "-e", "new-note");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("there is no Notecast data here", outcome.ErrorLines.Single(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_notecast.Data));
    }

    [Fact]
    public async Task The_data_folder_of_the_environment_is_left_alone()
    {
        _notecast.Variables["NOTECAST_DATA"] = _notecast.PathOf("elsewhere");

        Assert.Equal(0, (await InvokeAsync("PlanNarrations", "-e", "new-note")).ExitCode);
        Assert.False(Directory.Exists(_notecast.PathOf("elsewhere")));
    }

    [Fact]
    public async Task A_dry_run_runs_nothing()
    {
        var plain = await InvokeAsync("NarrateNote", "-e", "one-job", "--invocation-type", "DryRun");
        var json = (await InvokeAsync("NarrateNote", "-e", "one-job", "--invocation-type", "DryRun", "--json")).Json;

        Assert.Equal((0, ""), (plain.ExitCode, plain.Error));
        Assert.Matches(
            @"^204 NarrateNote can be invoked on events/NarrateNote/one-job\.json \(.+\)\. Nothing ran\.$", plain.Lines.Single());
        Assert.Equal(204, json.GetProperty("statusCode").GetInt32());
        Assert.Equal(0, json.GetProperty("tries").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("left").ValueKind);
    }

    [Fact]
    public async Task Stopping_says_so_and_leaves_no_result()
    {
        _notecast.Stop = new CancellationToken(canceled: true);

        var outcome = await InvokeAsync("NarrateNote", "-e", "one-job");

        Assert.Equal((130, "notecast: stopped.\n"), (outcome.ExitCode, outcome.Error));
        Assert.DoesNotContain("REPORT", outcome.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private Task<CommandLine.Outcome> InvokeAsync(string function, params string[] rest) =>
        _notecast.RunBareAsync(["invoke", function, "--speech", "silent", .. rest]);
}
