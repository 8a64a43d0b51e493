using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>The dictations in the audio bucket. They raise no event, and are deleted when their time is over.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the bucket cannot be used now.</remarks>
public interface IDictationStore
{
    /// <summary>When a dictation was put last; <see langword="null"/> when there is none.</summary>
    Task<DateTimeOffset?> FindAsync(DictationKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Opens the MP3 of a dictation, forward only; <see langword="null"/> when there is none. It is read to its end, or reading throws.
    /// </summary>
    Task<Stream?> OpenAsync(DictationKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a dictation. It becomes visible whole, when <paramref name="write"/> has returned, or not at all. Putting it again replaces it
    /// and begins its time anew.
    /// </summary>
    /// <param name="key">The object's key.</param>
    /// <param name="write">Writes the audio, forward only, to the stream that it is given.</param>
    /// <param name="cancellationToken">Stops the put; nothing becomes visible.</param>
    Task PutAsync(DictationKey key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);
}
