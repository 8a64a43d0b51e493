using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Native;

public sealed class NativeErrorRules
{
    [Fact]
    public async Task An_error_that_the_function_posts_is_the_result_and_the_process_stays()
    {
        await using var lab = new NativeLab();
        var process = await lab.ProcessIdAsync();

        var result = await lab.InvokeAsync("""{"do":"throw"}""");

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("SampleException", result.ErrorType);
        Assert.Equal("It was told to fail.", result.ErrorMessage);
        Assert.Equal(
            """{"errorType":"SampleException","errorMessage":"It was told to fail.","stackTrace":["at Sample"]}""",
            AsyncLab.Text(result.Payload));
        Assert.Equal("""202 {"status":"OK"}""", await lab.LineAsync("error: "));
        Assert.Equal(process, await lab.ProcessIdAsync());
    }

    [Theory]
    [InlineData("not JSON", "SampleException")]
    [InlineData("7", "SampleException")]
    [InlineData("not JSON", null)]
    public async Task An_error_without_details_is_JSON_all_the_same(string body, string? type)
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync(
            JsonSerializer.Serialize(new Dictionary<string, string?> { ["do"] = "post error", ["body"] = body, ["type"] = type }));

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal(type ?? "Runtime.UnknownReason", result.ErrorType);
        Assert.Equal(result.ErrorType, JsonElement.Parse(result.Payload.Span).GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task The_error_types_header_counts_when_the_body_names_none()
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync("""{"do":"post error","body":"{\"errorMessage\":\"why\"}","type":"HeaderException"}""");

        Assert.Equal("HeaderException", result.ErrorType);
        Assert.Equal("why", result.ErrorMessage);
    }

    [Fact]
    public async Task At_the_deadline_the_process_is_killed_and_the_next_invocation_gets_another()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var lab = new NativeLab(time: time);
        var invocation = lab.InvokeAsync("""{"do":"hang"}""", "request");
        var process = await lab.StartedAsync();
        await lab.LineAsync("hanging");

        time.Advance(NativeLab.Options.Timeout);
        var result = await invocation;

        Assert.Equal(InvocationStatus.TimedOut, result.Status);
        Assert.Equal("Sandbox.Timedout", result.ErrorType);
        Assert.Equal("2026-01-01T00:00:30.000Z request Task timed out after 30.00 seconds", result.ErrorMessage);
        Assert.Equal(NativeLab.Options.Timeout, result.Duration);
        Assert.NotNull(result.PeakMemoryBytes);
        Assert.False(NativeLab.IsRunning(process));
        Assert.NotEqual(process, await lab.ProcessIdAsync());
    }

    [Theory]
    [InlineData(1, "Runtime exited with error: exit status 1")]
    [InlineData(0, "Runtime exited without providing a reason")]
    [InlineData(137, "Runtime exited with error: signal: killed")]
    public async Task A_process_that_ends_instead_of_answering_is_an_error(int code, string reason)
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync($$"""{"do":"exit","code":{{code}}}""", "request");

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("Runtime.ExitError", result.ErrorType);
        Assert.Equal($"RequestId: request Error: {reason}", result.ErrorMessage);
        Assert.NotNull(result.InitDuration);
        var (next, _) = await lab.EchoAsync();
        Assert.NotNull(next.InitDuration);
    }

    [Fact]
    public async Task A_process_that_is_killed_from_outside_is_an_error()
    {
        await using var lab = new NativeLab();
        var invocation = lab.InvokeAsync("""{"do":"hang"}""", "request");
        using var process = Process.GetProcessById(await lab.StartedAsync());
        await lab.LineAsync("hanging");

        process.Kill();

        Assert.Equal("RequestId: request Error: Runtime exited with error: signal: killed", (await invocation).ErrorMessage);
    }

    [Fact]
    public async Task A_process_that_ends_after_its_answer_costs_no_invocation()
    {
        await using var lab = new NativeLab();
        var first = await lab.InvokeAsync("""{"do":"answer and exit"}""");

        var (second, echo) = await lab.EchoAsync();

        Assert.Equal(InvocationStatus.Succeeded, first.Status);
        Assert.NotEqual(AsyncLab.Text(first.Payload), $"{echo.GetProperty("processId")}");
        Assert.NotNull(second.InitDuration);
    }

    [Fact]
    public async Task A_process_that_ends_while_it_waits_costs_no_invocation()
    {
        await using var lab = new NativeLab();
        using var process = Process.GetProcessById(await lab.ProcessIdAsync());
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(process.Id, await lab.ProcessIdAsync());
    }

    [Fact]
    public async Task An_answer_to_another_invocation_is_refused()
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync("""{"do":"answer another"}""");

        Assert.StartsWith("400 ", await lab.LineAsync("another: "), StringComparison.Ordinal);
        Assert.Equal("2", AsyncLab.Text(result.Payload));
    }
}
