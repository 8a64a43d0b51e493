using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryIdempotency : IIdempotency
{
    private readonly TimeProvider _time;
    private readonly Dictionary<NarrationIdentity, Record> _records = [];

    public InMemoryIdempotency(TimeProvider time) => _time = time;

    public async Task<NarrationReceipt> RunOnceAsync(
        NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
    {
        var mine = new Record(_time.GetUtcNow() + timeLeft);
        lock (_records)
        {
            if (_records.TryGetValue(identity, out var other))
            {
                if (other.Receipt is not null)
                {
                    return other.Receipt;
                }

                if (other.LockedUntil > _time.GetUtcNow())
                {
                    throw new TransientFailureException(FailureCode.InProgressElsewhere, "Another worker narrates the same.", "It comes back.");
                }
            }

            _records[identity] = mine;
        }

        try
        {
            mine.Receipt = await narrate();
            return mine.Receipt;
        }
        catch
        {
            lock (_records)
            {
                _records.Remove(identity);
            }

            throw;
        }
    }

    private sealed class Record(DateTimeOffset lockedUntil)
    {
        public DateTimeOffset LockedUntil { get; } = lockedUntil;

        public NarrationReceipt? Receipt { get; set; }
    }
}
