using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>Sees to it that the copy of a dead letter is replayed once, however often it is delivered or was sent.</summary>
public interface IReplayGuard
{
    /// <summary>
    /// Runs <paramref name="replay"/>, unless it ran to its end before under the same id. When it throws, it may run again.
    /// </summary>
    /// <param name="replayId">Names the dead letter that is replayed: its message id.</param>
    /// <param name="timeLeft">How long this run may last; after that another may start.</param>
    /// <param name="replay">Replays.</param>
    /// <param name="cancellationToken">Stops the calls to the store, not <paramref name="replay"/>.</param>
    /// <returns>Whether it ran now; otherwise it was done before.</returns>
    /// <exception cref="TransientFailureException">
    /// Another worker replays the same at this moment (<see cref="FailureCode.InProgressElsewhere"/>), or the store cannot be used now.
    /// </exception>
    Task<bool> RunOnceAsync(string replayId, TimeSpan timeLeft, Func<Task> replay, CancellationToken cancellationToken);
}
