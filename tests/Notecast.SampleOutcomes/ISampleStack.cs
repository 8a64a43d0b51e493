using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;

namespace Notecast.SampleOutcomes;

/// <summary>A whole Notecast that other processes run, empty when a sample event comes.</summary>
public interface ISampleStack
{
    /// <summary>Writes a note, as a client does.</summary>
    Task WriteNoteAsync(Note note);

    /// <summary>Invokes a function.</summary>
    Task<InvocationResult> InvokeAsync(string name, string lambdaEvent);

    /// <summary>Takes the messages of the synthesis queue.</summary>
    Task<IReadOnlyList<LeftMessage>> TakeJobsAsync();

    /// <summary>Takes the messages of the dead-letter queue.</summary>
    Task<IReadOnlyList<LeftMessage>> TakeDeadLettersAsync();

    /// <summary>Takes the messages that the topic published, and counts them.</summary>
    Task<int> TakePublishedAsync();

    /// <summary>The keys of the objects that start with a prefix.</summary>
    Task<IReadOnlyList<string>> ListAudioAsync(string prefix);

    /// <summary>What the catalog says of a note; <see langword="null"/> when it does not know the note.</summary>
    Task<NarrationStatus?> FindStatusAsync(NoteKey note);
}
