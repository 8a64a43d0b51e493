using System.Runtime.InteropServices;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Tests;

public sealed class StopSignalTests
{
    [Fact]
    public void The_first_request_stops_the_command_and_the_second_ends_the_process()
    {
        using var stop = new StopSignal();
        Assert.True(IsTaken(stop, PosixSignal.SIGINT));
        Assert.True(stop.Token.IsCancellationRequested);
        Assert.False(IsTaken(stop, PosixSignal.SIGINT));
    }

    [Fact]
    public void Keys_that_are_lent_stop_nothing_until_they_are_back()
    {
        using var stop = new StopSignal();
        using (stop.LendKeys())
        {
            Assert.True(IsTaken(stop, PosixSignal.SIGINT));
            Assert.True(IsTaken(stop, PosixSignal.SIGINT));
            Assert.False(stop.Token.IsCancellationRequested);
        }

        Assert.True(IsTaken(stop, PosixSignal.SIGINT));
        Assert.True(stop.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_request_to_end_is_heard_while_the_keys_are_lent()
    {
        using var stop = new StopSignal();
        using var loan = stop.LendKeys();
        Assert.True(IsTaken(stop, PosixSignal.SIGTERM));
        Assert.True(stop.Token.IsCancellationRequested);
    }

    private static bool IsTaken(StopSignal stop, PosixSignal signal)
    {
        var context = new PosixSignalContext(signal);
        stop.Ask(context);
        return context.Cancel;
    }
}
