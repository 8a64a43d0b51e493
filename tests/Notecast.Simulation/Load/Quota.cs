namespace Notecast.Simulation.Load;

/// <summary>How many requests of a kind a service takes.</summary>
internal abstract class Quota
{
    /// <summary>Whether there is room for one more request.</summary>
    public abstract bool HasRoom(string? partition);

    /// <summary>Takes the room; the request lasts for some time.</summary>
    public abstract void Take(string? partition, TimeSpan lasts);
}
