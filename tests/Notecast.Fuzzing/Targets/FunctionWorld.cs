using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Notes;
using Notecast.InMemory;

namespace Notecast.Fuzzing.Targets;

/// <summary>What a function meets when an input reaches it: ports in memory and one note, the one that the sample events are of.</summary>
internal sealed class FunctionWorld : InMemoryPorts
{
    private const int MaxAttempts = 5;

    public FunctionWorld()
    {
        Notes.Put(new NoteKey("ada", NoteId.FromString("welcome")), new NoteAttributes { Text = "New." });
        UseCases = new InMemoryUseCases(this, Time, MaxAttempts, NullLogger.Instance);
    }

    public FrozenTime Time { get; } = new();

    public InMemoryUseCases UseCases { get; }
}
