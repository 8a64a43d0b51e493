namespace Notecast.Simulation.Load;

/// <summary>So many requests a second, and a burst after a pause: a bucket of tokens that fills with time.</summary>
internal sealed class RateQuota : Quota
{
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly TimeProvider _time;
    private double _tokens;
    private long _filledAt;

    public RateQuota(double perSecond, double burst, TimeProvider time)
    {
        _perSecond = perSecond;
        _burst = burst;
        _time = time;
        _tokens = burst;
        _filledAt = time.GetTimestamp();
    }

    public override bool HasRoom(string? partition)
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
        _filledAt = now;
        return _tokens >= 1;
    }

    public override void Take(string? partition, TimeSpan lasts) => _tokens--;
}
