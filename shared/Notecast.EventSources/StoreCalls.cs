using Microsoft.Extensions.Logging;

namespace Notecast.EventSources;

/// <summary>Calls to what is outside (streams, queues): a failure is logged and tried again, since a mapping outlives its sources' troubles.</summary>
internal sealed class StoreCalls(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    /// <summary>Calls until it succeeds; <see langword="false"/> when <paramref name="stop"/> was cancelled first.</summary>
    public async Task<bool> UntilDoneAsync(string operation, Func<CancellationToken, Task> call, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            var delay = Delays.Backoff(tries, FirstDelay, LongestDelay);
            try
            {
                await call(stop);
                return true;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception exception)
            {
                Log.StoreFailed(logger, operation, tries, delay, exception);
            }

            await time.WaitAsync(delay, stop);
            if (stop.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
