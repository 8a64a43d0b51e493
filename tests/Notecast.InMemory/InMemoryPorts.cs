namespace Notecast.InMemory;

/// <summary>All ports in memory, for tests to build use cases or handlers on.</summary>
public abstract class InMemoryPorts
{
    public InMemoryNoteTable Notes { get; } = new();

    public InMemoryCatalog Catalog { get; } = new();

    public InMemorySynthesisQueue Queue { get; } = new();

    public InMemoryDeadLetterQueue DeadLetters { get; } = new();

    public InMemorySegmentCache Segments { get; } = new();

    public InMemoryNarrationStore Narrations { get; } = new();

    public InMemoryNarrationTopic Topic { get; } = new();

    public InMemoryDictationStore Dictations { get; } = new();

    public InMemoryAudioLinks Links { get; } = new();

    public ScriptedSpeech Speech { get; } = new();
}
