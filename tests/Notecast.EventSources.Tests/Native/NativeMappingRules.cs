using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Native;

public sealed class NativeMappingRules
{
    [Fact]
    public async Task A_queue_mapping_drives_an_executable_as_it_drives_a_handler()
    {
        var time = TimeProvider.System;
        await using var lab = new NativeLab();
        var queue = new InMemoryMessageQueue(Arns.Queue, time);
        var options = new QueueMappingOptions { BatchSize = 1 };
        var mapping = new QueueMapping(queue, lab.Function, options, time, NullLogger.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        string[] bodies = ["first", "second", "third"];
        foreach (var body in bodies)
        {
            await queue.SendAsync(body, new Dictionary<string, string>(), stop.Token);
        }

        var running = mapping.RunAsync(stop.Token);
        string[] handled = [await lab.LineAsync("record "), await lab.LineAsync("record "), await lab.LineAsync("record ")];
        await stop.CancelAsync();
        await running.WaitAsync(NativeLab.Patience, CancellationToken.None);

        Assert.Equal(bodies, handled.Order(StringComparer.Ordinal));
        Assert.Equal(0, queue.Count);
        Assert.Equal(0, mapping.InFlight);
    }
}
