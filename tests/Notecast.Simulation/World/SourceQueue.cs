using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>A queue as its event source sees it, behind the network.</summary>
/// <param name="queue">The queue.</param>
/// <param name="service">Its name in <see cref="Operations"/>.</param>
/// <param name="network">The way to it.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="time">The clock.</param>
internal sealed class SourceQueue(InMemoryMessageQueue queue, string service, Network network, FaultPlan faults, TimeProvider time) : IMessageQueue
{
    private static readonly TimeSpan SlowReceive = TimeSpan.FromMinutes(4);

    public string QueueArn => queue.QueueArn;

    /// <summary>Reports what the source gives up.</summary>
    public Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) =>
        network.CallAsync(
            $"{service}.report", () => queue.SendAsync(body, attributes, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    /// <summary>A poll that waits ends when an outage begins; what goes wrong with its answer shows when there is one.</summary>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int max, TimeSpan visibilityTimeout, TimeSpan waitTime, CancellationToken cancellationToken)
    {
        var operation = $"{service}.receive";
        var fault = faults.Next(operation);
        if (fault is FaultKind.Fails or FaultKind.IsThrottled)
        {
            throw Network.Unavailable(operation, fault.Value);
        }

        var wait = faults.UntilOutage(operation) is { } left && left < waitTime ? left : waitTime;
        var messages = await queue.ReceiveAsync(max, visibilityTimeout, wait, cancellationToken);
        if (fault == FaultKind.IsSlow && messages.Count > 0)
        {
            await Pause.ForAsync(SlowReceive, time, cancellationToken);
        }

        return fault == FaultKind.LosesAnswer && messages.Count > 0 ? throw Network.Unavailable(operation, fault.Value) : messages;
    }

    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken) => network.CallAsync(
        $"{service}.delete", () => queue.DeleteAsync(receiptHandle, CancellationToken.None).GetAwaiter().GetResult(), cancellationToken);

    public Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        queue.ChangeVisibilityAsync(receiptHandle, visibilityTimeout, cancellationToken);
}
