using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryReplayGuard : IReplayGuard
{
    private readonly TimeProvider _time;
    private readonly Dictionary<string, DateTimeOffset> _lockedUntil = [];

    public InMemoryReplayGuard(TimeProvider time) => _time = time;

    /// <summary>The ids whose replay ran to its end.</summary>
    public HashSet<string> Done { get; } = [];

    /// <summary>Thrown instead of running a replay.</summary>
    public Exception? Outage { get; set; }

    /// <summary>Thrown instead of recording that a replay ran to its end.</summary>
    public Exception? OutageAfterwards { get; set; }

    public async Task<bool> RunOnceAsync(string replayId, TimeSpan timeLeft, Func<Task> replay, CancellationToken cancellationToken)
    {
        if (Outage is not null)
        {
            throw Outage;
        }

        lock (_lockedUntil)
        {
            if (Done.Contains(replayId))
            {
                return false;
            }

            if (_lockedUntil.TryGetValue(replayId, out var lockedUntil) && lockedUntil > _time.GetUtcNow())
            {
                throw new TransientFailureException(FailureCode.InProgressElsewhere, "Another worker replays the same.", "It comes back.");
            }

            _lockedUntil[replayId] = _time.GetUtcNow() + timeLeft;
        }

        try
        {
            await replay();
            if (OutageAfterwards is not null)
            {
                throw OutageAfterwards;
            }

            lock (_lockedUntil)
            {
                Done.Add(replayId);
            }

            return true;
        }
        finally
        {
            lock (_lockedUntil)
            {
                _lockedUntil.Remove(replayId);
            }
        }
    }
}
