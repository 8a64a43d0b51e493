using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;

namespace Notecast.Cli.Dictating;

/// <summary>
/// Runs whatever it is asked to. The guard of a stack is its function's own: who asks for the same at the same moment by command may pay
/// twice for a segment that is not kept yet, and gets the same audio.
/// </summary>
internal sealed class OpenGuard : IDictationGuard
{
    public async Task<bool> RunOnceAsync(
        DictationIdentity identity, TimeSpan timeLeft, Func<Task> dictate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await dictate();
        return true;
    }
}
