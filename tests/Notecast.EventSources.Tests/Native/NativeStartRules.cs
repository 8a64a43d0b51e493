using Microsoft.Extensions.Time.Testing;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Tests.Native;

public sealed class NativeStartRules
{
    [Fact]
    public async Task An_error_at_the_start_is_the_result_and_each_invocation_starts_anew()
    {
        await using var lab = new NativeLab(start: "fail");

        var first = await lab.InvokeAsync("{}", "request");
        var second = await lab.InvokeAsync("{}");

        Assert.Equal(InvocationStatus.Failed, first.Status);
        Assert.Equal("request", first.RequestId);
        Assert.Equal("SampleException", first.ErrorType);
        Assert.Equal("It was told to fail.", first.ErrorMessage);
        Assert.Equal("SampleException", second.ErrorType);
        int[] processes = [await lab.StartedAsync(), await lab.StartedAsync()];
        Assert.Equal(2, processes.Distinct().Count());
        Assert.DoesNotContain(processes, NativeLab.IsRunning);
    }

    [Fact]
    public async Task A_process_that_ends_before_it_asks_for_an_event_is_an_error()
    {
        await using var lab = new NativeLab(start: "exit");

        var result = await lab.InvokeAsync("{}", "request");

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("Runtime.ExitError", result.ErrorType);
        Assert.Equal("RequestId: request Error: Runtime exited with error: exit status 3", result.ErrorMessage);
    }

    [Fact]
    public async Task A_start_of_more_than_ten_seconds_begins_again_within_the_functions_timeout()
    {
        var time = new FakeTimeProvider();
        await using var lab = new NativeLab(start: "hang", time: time);
        var invocation = lab.InvokeAsync("{}");
        var first = await lab.StartedAsync();

        time.Advance(TimeSpan.FromSeconds(10));
        var second = await lab.StartedAsync();
        time.Advance(NativeLab.Options.Timeout);
        var result = await invocation;

        Assert.NotEqual(first, second);
        Assert.Equal(InvocationStatus.TimedOut, result.Status);
        Assert.Equal(NativeLab.Options.Timeout, result.Duration);
        Assert.Null(result.InitDuration);
        Assert.False(NativeLab.IsRunning(first));
        Assert.False(NativeLab.IsRunning(second));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_an_error()
    {
        await using var lab = new NativeLab(program: "absent/bootstrap");

        var result = await lab.InvokeAsync("{}", "request");

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("Runtime.InvalidEntrypoint", result.ErrorType);
        Assert.Equal("RequestId: request Error: Couldn't find valid bootstrap(s): [absent/bootstrap]", result.ErrorMessage);
    }
}
