using System.Text;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Tests.Native;

public sealed class NativeLimitRules
{
    private const int MaxEvent = 6_291_456;
    private const int MaxResponse = 6_291_556;

    [Fact]
    public async Task The_largest_event_is_handed_over()
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync(EventOf(MaxEvent));

        Assert.True(result.Status == InvocationStatus.Succeeded, result.ErrorMessage);
    }

    [Fact]
    public async Task A_larger_event_is_refused_before_any_process_starts()
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync(EventOf(MaxEvent + 1));

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("RequestEntityTooLargeException", result.ErrorType);
        Assert.Equal(
            "6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)", result.ErrorMessage);
        Assert.Equal(await lab.ProcessIdAsync(), await lab.StartedAsync());
    }

    [Fact]
    public async Task The_largest_response_is_taken()
    {
        await using var lab = new NativeLab();

        var result = await lab.InvokeAsync(AnswerOf(MaxResponse));

        Assert.Equal(InvocationStatus.Succeeded, result.Status);
        Assert.Equal(MaxResponse, result.Payload.Length);
    }

    [Fact]
    public async Task A_larger_response_is_refused_and_the_process_stays()
    {
        await using var lab = new NativeLab();
        var process = await lab.ProcessIdAsync();

        var result = await lab.InvokeAsync(AnswerOf(MaxResponse + 1));

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("Function.ResponseSizeTooLarge", result.ErrorType);
        Assert.Equal("Response payload size (6291557 bytes) exceeded maximum allowed payload size (6291556 bytes).", result.ErrorMessage);
        Assert.StartsWith("413 ", await lab.LineAsync("response: "), StringComparison.Ordinal);
        Assert.Equal(process, await lab.ProcessIdAsync());
    }

    private static string EventOf(int bytes)
    {
        const string Start = """{"do":"write","text":" """;
        const string End = "\"}";
        return new StringBuilder(Start).Append('x', bytes - Start.Length - End.Length).Append(End).ToString();
    }

    private static string AnswerOf(int bytes) => $$"""{"do":"answer bytes","bytes":{{bytes}}}""";
}
