using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Tests.Native;

public sealed class NativeEndRules
{
    [Fact]
    public async Task Disposing_the_function_leaves_no_process()
    {
        await using var lab = new NativeLab();
        using var gate = new Gate();
        Task<InvocationResult>[] invocations = [lab.InvokeAsync(gate.Event), lab.InvokeAsync(gate.Event)];
        int[] processes = [await lab.StartedAsync(), await lab.StartedAsync()];
        await gate.OpenForAsync(2);
        await Task.WhenAll(invocations);
        var running = lab.InvokeAsync("""{"do":"hang"}""", "request");
        await lab.LineAsync("hanging");
        Assert.All(processes, process => Assert.True(NativeLab.IsRunning(process)));

        await lab.DisposeAsync();

        Assert.DoesNotContain(processes, NativeLab.IsRunning);
        Assert.Equal("RequestId: request Error: Runtime exited with error: signal: killed", (await running).ErrorMessage);
    }

    [Fact]
    public async Task A_disposed_function_cannot_be_invoked_and_can_be_disposed_again()
    {
        await using var lab = new NativeLab();
        await lab.ProcessIdAsync();

        await lab.DisposeAsync();
        await lab.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lab.InvokeAsync("{}"));
        Assert.Equal(0, lab.Function.Running);
    }
}
