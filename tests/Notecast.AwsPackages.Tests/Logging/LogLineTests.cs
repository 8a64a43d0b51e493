using System.Text.Json;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace Notecast.AwsPackages.Tests.Logging;

[Collection(ProcessState.Name)]
public sealed class LogLineTests : IDisposable
{
    private readonly LogCapture _log = LogCapture.Configure(options => options.Service = "narrate");

    public void Dispose() => Logger.RemoveKeys([.. Logger.GetAllKeys().Select(pair => pair.Key)]);

    [Fact]
    public void A_line_says_what_when_where_and_how_serious()
    {
        var before = DateTimeOffset.UtcNow;
        Logger.LogWarning("Slow");

        var line = _log.Line;
        Assert.Equal("Slow", line.GetProperty("message").GetString());
        Assert.Equal("Warning", line.GetProperty("level").GetString());
        Assert.Equal("narrate", line.GetProperty("service").GetString());
        Assert.Equal("AWS.Lambda.Powertools.Logging.Logger", line.GetProperty("name").GetString());
        Assert.Contains(line.GetProperty("cold_start").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
        Assert.InRange(line.GetProperty("timestamp").GetDateTimeOffset(), before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public void Every_level_has_a_method_of_its_own()
    {
        var log = LogCapture.Configure(options => options.MinimumLogLevel = LogLevel.Trace);

        Logger.LogTrace("a");
        Logger.LogDebug("a");
        Logger.LogInformation("a");
        Logger.LogWarning("a");
        Logger.LogError("a");
        Logger.LogCritical("a");

        Assert.Equal(
            ["Trace", "Debug", "Information", "Warning", "Error", "Critical"],
            log.Lines.Select(line => line.GetProperty("level").GetString()));
    }

    [Fact]
    public void A_templates_values_become_keys_with_their_types()
    {
        Logger.LogInformation("Joined {SegmentCount} segments of {NoteKey}: {Billed}", 3, "ada/101", true);

        var line = _log.Line;
        Assert.Equal("Joined 3 segments of ada/101: True", line.GetProperty("message").GetString());
        Assert.Equal(3, line.GetProperty("segment_count").GetInt32());
        Assert.Equal("ada/101", line.GetProperty("note_key").GetString());
        Assert.True(line.GetProperty("billed").GetBoolean());
    }

    [Fact]
    public void A_formatted_value_is_a_number_when_it_reads_as_one()
    {
        Logger.LogInformation("Took {Seconds:0.00} s on {Day:yyyy-MM-dd}", 1.2345, new DateTime(2026, 3, 1));

        Assert.Equal(1.23, _log.Line.GetProperty("seconds").GetDouble());
        Assert.Equal("2026-03-01", _log.Line.GetProperty("day").GetString());
    }

    [Fact]
    public void An_object_is_its_text_unless_it_is_asked_for_whole()
    {
        Logger.LogInformation("{Short} {@Whole}", new Version(1, 2), new Dictionary<string, int> { ["parts"] = 2 });

        Assert.Equal("1.2", _log.Line.GetProperty("short").GetString());
        Assert.Equal(2, _log.Line.GetProperty("whole").GetProperty("parts").GetInt32());
    }

    [Fact]
    public void An_appended_key_is_in_every_line_until_it_is_removed()
    {
        Logger.AppendKey("note_key", "ada/101");
        Logger.LogInformation("first");
        Logger.LogInformation("second");
        Logger.RemoveKeys("note_key", "never_added");
        Logger.LogInformation("third");

        Assert.Equal(
            ["ada/101", "ada/101", null],
            _log.Lines.Select(line => line.TryGetProperty("note_key", out var key) ? key.GetString() : null));
    }

    [Fact]
    public void Several_keys_can_be_appended_and_listed()
    {
        Logger.AppendKeys(new Dictionary<string, object> { ["attempt"] = 2 });
        Logger.AppendKeys(new Dictionary<string, string> { ["queue"] = "synthesis" });
        Logger.LogInformation("first");

        Assert.Equal(2, _log.Line.GetProperty("attempt").GetInt32());
        Assert.Equal("synthesis", _log.Line.GetProperty("queue").GetString());
        Assert.Equal(["attempt", "queue"], Logger.GetAllKeys().Select(pair => pair.Key).Order());
    }

    [Fact]
    public void A_key_needs_a_name_and_a_value()
    {
        Assert.Throws<ArgumentNullException>(() => Logger.AppendKey(" ", 1));
        Assert.Throws<ArgumentNullException>(() => Logger.AppendKey("note_key", null!));
    }

    [Theory]
    [InlineData("service")]
    [InlineData("Service")]
    [InlineData("level")]
    [InlineData("message")]
    [InlineData("Name")]
    [InlineData("timestamp")]
    [InlineData("cold_start")]
    [InlineData("functionName")]
    public void A_key_with_a_name_of_the_loggers_own_is_dropped(string key)
    {
        Logger.AppendKey(key, "mine");
        Logger.LogInformation("Kept");

        Assert.DoesNotContain("mine", _log.Line.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_an_object_with_its_cause_inside()
    {
        Logger.LogError(new InvalidOperationException("outer", new ArgumentException("inner")), "Failed {NoteKey}", "ada/101");

        var exception = _log.Line.GetProperty("exception");
        Assert.Equal("Failed ada/101", _log.Line.GetProperty("message").GetString());
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("outer", exception.GetProperty("message").GetString());
        Assert.Equal("System.ArgumentException", exception.GetProperty("inner_exception").GetProperty("type").GetString());
    }

    [Fact]
    public void The_trace_is_named_by_its_root()
    {
        using var trace = new EnvironmentVariable(
            "_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");

        Logger.LogInformation("Traced");

        Assert.Equal("1-5759e988-bd862e3fe1be46a994272793", _log.Line.GetProperty("xray_trace_id").GetString());
    }
}
