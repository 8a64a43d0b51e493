using System.Text.Json;

namespace Notecast.Cli.Tests.Invoking;

/// <summary>Asynchronous invocations, on a clock that does not wait.</summary>
public sealed class EventInvocationTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private readonly CommandLine _notecast = new() { Time = new PollSkippingTime(Start) };

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task An_event_is_accepted_and_then_done()
    {
        var outcome = await InvokeAsync("PlanNarrations", "new-note");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches("^202 Accepted  RequestId: [0-9a-f-]{36}$", outcome.Lines[1]);
        Assert.Single(outcome.Lines, line => line.StartsWith("REPORT ", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => line.StartsWith("job ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_one_and_two_minutes_and_then_given_up_with_a_record()
    {
        _notecast.Input = """{"UserId":"ada","NoteId":"no such note"}""";

        var outcome = await InvokeAsync("DictateNote", "-");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(3, outcome.Lines.Count(line => line.StartsWith("REPORT ", StringComparison.Ordinal)));
        Assert.Equal(
            ["Tried again in 1 min", "Tried again in 2 min"],
            outcome.Lines.Where(line => line.StartsWith("Tried again", StringComparison.Ordinal)).Select(line => line.Split(',')[0]));
        Assert.Contains("Given up. An on-failure destination gets:", outcome.Lines);
        Assert.Contains("    \"condition\": \"RetriesExhausted\",", outcome.Lines);
    }

    [Fact]
    public async Task Scripts_get_every_try_and_the_failure_record()
    {
        _notecast.Input = """{"UserId":"ada","NoteId":"no such note"}""";

        var outcome = await InvokeAsync("DictateNote", "-", "--json");

        Assert.Equal((1, 202), (outcome.ExitCode, outcome.Json.GetProperty("statusCode").GetInt32()));
        var ends = outcome.Json.GetProperty("tries").EnumerateArray()
            .Select(ended => ended.GetProperty("endedAt").GetDateTimeOffset())
            .ToList();
        Assert.Equal([0, 60, 180], ends.Select(end => (end - ends[0]).TotalSeconds));
        var record = outcome.Json.GetProperty("failureRecord");
        Assert.Equal(
            outcome.Json.GetProperty("requestId").GetString(), record.GetProperty("requestContext").GetProperty("requestId").GetString());
        Assert.Equal(3, record.GetProperty("requestContext").GetProperty("approximateInvokeCount").GetInt32());
        Assert.Equal("no such note", record.GetProperty("requestPayload").GetProperty("NoteId").GetString());
        Assert.Equal("DictationRefusedException", record.GetProperty("responsePayload").GetProperty("errorType").GetString());
        Assert.Equal(0, outcome.Json.GetProperty("left").GetProperty("deadLetters").GetArrayLength());
    }

    [Fact]
    public async Task What_finish_narration_gives_up_goes_to_the_dead_letter_queue_as_deployed()
    {
        _notecast.Input = """{"Records":[{"eventTime":true}]}""";

        var outcome = await InvokeAsync("FinishNarration", "-", "--json");

        Assert.Equal(1, outcome.ExitCode);
        var letter = Assert.Single(outcome.Json.GetProperty("left").GetProperty("deadLetters").EnumerateArray());
        using var body = JsonDocument.Parse(letter.GetProperty("body").GetString()!);
        Assert.Equal(JsonSerializer.Serialize(outcome.Json.GetProperty("failureRecord")), JsonSerializer.Serialize(body.RootElement));
    }

    private Task<CommandLine.Outcome> InvokeAsync(string function, string source, params string[] rest) => _notecast.RunBareAsync(
        ["invoke", function, "-e", source, "--invocation-type", "Event", "--speech", "silent", .. rest]);
}
