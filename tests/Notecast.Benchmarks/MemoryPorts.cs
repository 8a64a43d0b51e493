using Notecast.InMemory;

namespace Notecast.Benchmarks;

/// <summary>Ports in memory, which answer at once.</summary>
internal sealed class MemoryPorts : InMemoryPorts;
