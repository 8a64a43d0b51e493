namespace Notecast.Simulation.Load;

/// <summary>Counts the requests of a service.</summary>
internal sealed class ServiceMeter(string service, TimeProvider time)
{
    private long _requests;
    private long _refused;
    private long _second;
    private long _inSecond;
    private long _mostASecond;

    public ServiceFigures Figures => new(service, _requests, _refused, _mostASecond);

    public void Answer()
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        _inSecond = second == _second ? _inSecond + 1 : 1;
        _second = second;
        _requests++;
        _mostASecond = Math.Max(_mostASecond, _inSecond);
    }

    public void Refuse() => _refused++;
}
