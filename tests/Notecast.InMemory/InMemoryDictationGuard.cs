using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryDictationGuard : IDictationGuard
{
    private readonly TimeProvider _time;
    private readonly Dictionary<DictationIdentity, Record> _records = [];

    public InMemoryDictationGuard(TimeProvider time) => _time = time;

    /// <summary>How long what is done is known to be done.</summary>
    public TimeSpan RecordLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Thrown instead of running anything.</summary>
    public Exception? Outage { get; set; }

    public async Task<bool> RunOnceAsync(
        DictationIdentity identity, TimeSpan timeLeft, Func<Task> dictate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Outage is not null)
        {
            throw Outage;
        }

        var mine = new Record(IsDone: false, _time.GetUtcNow() + timeLeft);
        lock (_records)
        {
            if (_records.TryGetValue(identity, out var other) && other.Until > _time.GetUtcNow())
            {
                return other.IsDone
                    ? false
                    : throw new TransientFailureException(
                        FailureCode.InProgressElsewhere, "Another worker makes the same dictation at this moment.", "Ask again.");
            }

            _records[identity] = mine;
        }

        try
        {
            await dictate();
        }
        catch
        {
            EndRun(identity, mine, null);
            throw;
        }

        EndRun(identity, mine, new Record(IsDone: true, _time.GetUtcNow() + RecordLifetime));
        return true;
    }

    /// <summary>A run that ends after its time leaves another's record alone.</summary>
    private void EndRun(DictationIdentity identity, Record mine, Record? done)
    {
        lock (_records)
        {
            if (!ReferenceEquals(_records.GetValueOrDefault(identity), mine))
            {
                return;
            }

            _records.Remove(identity);
            if (done is not null)
            {
                _records.Add(identity, done);
            }
        }
    }

    private sealed record Record(bool IsDone, DateTimeOffset Until);
}
