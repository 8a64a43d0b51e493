using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;
using Notecast.EventSources.Simulation;

namespace Notecast.Simulation.World;

/// <summary>The synthesis queue, behind the network.</summary>
internal sealed class SimulatedJobs(InMemoryMessageQueue queue, Network network, Deliveries deliveries) : ISynthesisQueue
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public Task<IReadOnlyList<SynthesisJob>> SendAsync(IReadOnlyList<SynthesisJob> jobs, CancellationToken cancellationToken) => network.CallAsync(
        "jobs.send", () => Take(jobs, jobs.Count), cancellationToken, part: () => Take(jobs, jobs.Count / 2));

    public Task ResendAsync(string body, ReplayMark mark, CancellationToken cancellationToken) =>
        network.CallAsync("jobs.resend", () => Send(body, mark.Write()), cancellationToken);

    public Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken) => network.CallAsync(
        "jobs.delay",
        () => queue.ChangeVisibilityAsync(receiptHandle, delay, CancellationToken.None).GetAwaiter().GetResult(),
        cancellationToken);

    private IReadOnlyList<SynthesisJob> Take(IReadOnlyList<SynthesisJob> jobs, int count)
    {
        foreach (var job in jobs.Take(count))
        {
            Send(SynthesisJobFormat.Write(job), NoAttributes);
        }

        return [.. jobs.Skip(count)];
    }

    private void Send(string body, IReadOnlyDictionary<string, string> attributes) => deliveries.Deliver(
        "jobs.deliver", () => queue.SendAsync(body, attributes, CancellationToken.None).GetAwaiter().GetResult());
}
