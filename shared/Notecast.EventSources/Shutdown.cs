namespace Notecast.EventSources;

/// <summary>
/// How a source ends: <see cref="Stop"/> ends polling, <see cref="Abandon"/> follows when the grace period for running invocations is over.
/// </summary>
internal sealed class Shutdown : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _abandon;
    private readonly CancellationTokenRegistration _startGrace;

    public Shutdown(TimeProvider time, TimeSpan grace, CancellationToken stop)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _abandon = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _startGrace = _stop.Token.UnsafeRegister(_ => _abandon.CancelAfter(Delays.RoundUp(grace)), null);
    }

    public CancellationToken Stop => _stop.Token;

    public CancellationToken Abandon => _abandon.Token;

    /// <summary>Awaits a part of the source; if it fails, all other parts stop too, so that the failure comes to light.</summary>
    public async Task GuardAsync(Task part)
    {
        try
        {
            await part;
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
    }

    public void Dispose()
    {
        _startGrace.Dispose();
        _abandon.Dispose();
        _stop.Dispose();
    }
}
