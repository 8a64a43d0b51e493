using System.Text.Json;
using AWS.Lambda.Powertools.Logging;
using Notecast.AwsPackages.Tests.Core;

namespace Notecast.AwsPackages.Tests.Logging;

[Collection(ProcessState.Name)]
public sealed class LoggingAttributeTests : IDisposable
{
    private readonly LogCapture _log = LogCapture.Configure(options => options.Service = "narrate");
    private readonly LoggedFunction _function = new();

    public void Dispose() => Logger.RemoveKeys([.. Logger.GetAllKeys().Select(pair => pair.Key)]);

    [Fact]
    public async Task Lines_of_an_attributed_method_name_its_function_and_invocation_even_after_it_awaited()
    {
        Assert.Equal(5, await _function.NarrateAsync("hello", new MinimalContext { AwsRequestId = "request-1" }));

        Assert.Equal(["Before hello", "After"], _log.Lines.Select(line => line.GetProperty("message").GetString()));
        Assert.All(_log.Lines, line =>
        {
            Assert.Equal("narrate-note", line.GetProperty("function_name").GetString());
            Assert.Equal("$LATEST", line.GetProperty("function_version").GetString());
            Assert.Equal("request-1", line.GetProperty("function_request_id").GetString());
            Assert.EndsWith(":function:narrate-note", line.GetProperty("function_arn").GetString(), StringComparison.Ordinal);
            Assert.Equal(512, line.GetProperty("function_memory_size").GetInt32());
        });
    }

    [Fact]
    public async Task Each_invocation_has_its_own_request_id()
    {
        await _function.NarrateAsync("a", new MinimalContext { AwsRequestId = "request-1" });
        await _function.NarrateAsync("b", new MinimalContext { AwsRequestId = "request-2" });

        Assert.Equal(
            ["request-1", "request-1", "request-2", "request-2"],
            _log.Lines.Select(line => line.GetProperty("function_request_id").GetString()));
    }

    [Fact]
    public async Task Lines_outside_an_attributed_method_name_no_invocation()
    {
        await _function.NarrateAsync("a", new MinimalContext());
        Logger.LogInformation("Outside");

        Assert.False(_log.Lines[^1].TryGetProperty("function_request_id", out _));
    }

    [Fact]
    public async Task An_exception_reaches_the_caller()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _function.FailAsync("It", new MinimalContext()));

        Assert.Equal("It is broken.", failure.Message);
    }

    [Fact]
    public async Task Keys_appended_by_a_method_that_clears_state_do_not_outlive_it()
    {
        Logger.AppendKey("left_over", "from before");
        await _function.CorrelateAsync("ada/101", new MinimalContext());
        Logger.LogInformation("Outside");

        Assert.Equal("ada/101", _log.Lines[0].GetProperty("note_key").GetString());
        Assert.False(_log.Lines[1].TryGetProperty("note_key", out _));
        Assert.False(_log.Lines[1].TryGetProperty("left_over", out _));
    }

    [Fact]
    public void A_correlation_id_is_taken_from_the_event()
    {
        _function.ReadCorrelationId(new LoggedFunction.Request("correlation-1"), new MinimalContext());

        Assert.Equal("correlation-1", _log.Line.GetProperty("correlation_id").GetString());
    }

    [Fact]
    public void An_event_is_logged_whole_when_asked_for()
    {
        _function.LogRequest(new LoggedFunction.Request("request"), new MinimalContext());

        Assert.Equal(JsonValueKind.Object, _log.Line.GetProperty("message").ValueKind);
    }
}
