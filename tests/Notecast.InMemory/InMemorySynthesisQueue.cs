using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemorySynthesisQueue : ISynthesisQueue
{
    public List<SynthesisJob> Jobs { get; } = [];

    public Dictionary<string, TimeSpan> Delays { get; } = [];

    /// <summary>Jobs that the queue refuses to take.</summary>
    public Func<SynthesisJob, bool> Refuses { get; set; } = _ => false;

    /// <summary>Whether nothing can be sent.</summary>
    public bool IsDown { get; set; }

    public Task<IReadOnlyList<SynthesisJob>> SendAsync(IReadOnlyList<SynthesisJob> jobs, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        var refused = jobs.Where(Refuses).ToList();
        Jobs.AddRange(jobs.Except(refused));
        return Task.FromResult<IReadOnlyList<SynthesisJob>>(refused);
    }

    /// <summary>Messages that were replayed, with their marks.</summary>
    public List<(string Body, ReplayMark Mark)> Resent { get; } = [];

    public Task ResendAsync(string body, ReplayMark mark, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        Resent.Add((body, mark));
        return Task.CompletedTask;
    }

    public Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken)
    {
        Delays[receiptHandle] = delay;
        return Task.CompletedTask;
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new TransientFailureException(FailureCode.StorageUnavailable, "The queue is down.", "Wait.");
        }
    }
}
