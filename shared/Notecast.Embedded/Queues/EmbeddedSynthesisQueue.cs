using System.Collections.ObjectModel;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Queues;

internal sealed class EmbeddedSynthesisQueue(MessageQueue messages) : ISynthesisQueue
{
    public async Task<IReadOnlyList<SynthesisJob>> SendAsync(IReadOnlyList<SynthesisJob> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Count > 0)
        {
            await messages.SendAllAsync(jobs.Select(SynthesisJobFormat.Write), ReadOnlyDictionary<string, string>.Empty, cancellationToken);
        }

        return [];
    }

    public Task ResendAsync(string body, ReplayMark mark, CancellationToken cancellationToken) =>
        messages.SendAsync(body, mark.Write(), cancellationToken);

    public Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken) =>
        messages.ChangeVisibilityAsync(receiptHandle, delay, cancellationToken);
}
