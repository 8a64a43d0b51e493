namespace Notecast.Simulation.World;

/// <summary>A process ended without an answer.</summary>
internal sealed class ProcessDiedException() : Exception("Runtime exited with error: signal: killed");
