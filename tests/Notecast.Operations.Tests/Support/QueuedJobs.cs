using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;
using Notecast.EventSources.Queues;

namespace Notecast.Operations.Tests.Support;

/// <summary>The synthesis queue on a queue of the simulation.</summary>
internal sealed class QueuedJobs(IMessageQueue queue) : ISynthesisQueue
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public bool IsDown { get; set; }

    public async Task<IReadOnlyList<SynthesisJob>> SendAsync(IReadOnlyList<SynthesisJob> jobs, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        foreach (var job in jobs)
        {
            await queue.SendAsync(SynthesisJobFormat.Write(job), NoAttributes, cancellationToken);
        }

        return [];
    }

    public Task ResendAsync(string body, ReplayMark mark, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return queue.SendAsync(body, mark.Write(), cancellationToken);
    }

    public Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return queue.ChangeVisibilityAsync(receiptHandle, delay, cancellationToken);
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw Outage.Storage;
        }
    }
}
