using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Ports;

/// <summary>The narrations in the audio bucket. Each put raises an object-created event.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the bucket cannot be used now.</remarks>
public interface INarrationStore
{
    /// <summary>
    /// Puts a narration. It becomes visible whole, when <paramref name="write"/> has returned, or not at all. Putting it again replaces it.
    /// </summary>
    /// <param name="key">The object's key.</param>
    /// <param name="metadata">Kept with the object.</param>
    /// <param name="write">Writes the audio, forward only, to the stream that it is given.</param>
    /// <param name="cancellationToken">Stops the put; nothing becomes visible.</param>
    Task PutAsync(NarrationKey key, NarrationMetadata metadata, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Opens a narration; <see langword="null"/> when there is none. Its audio is read to its end, or reading throws.</summary>
    Task<StoredNarration?> OpenAsync(NarrationKey key, CancellationToken cancellationToken);

    /// <summary>All narrations of a note, of every revision.</summary>
    Task<IReadOnlyList<NarrationKey>> ListAsync(NoteKey note, CancellationToken cancellationToken);

    /// <summary>Deletes narrations; one that is not there is no error.</summary>
    Task DeleteAsync(IReadOnlyCollection<NarrationKey> keys, CancellationToken cancellationToken);
}
