using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Ports;

/// <summary>Synthesized segments, kept by content so that each is paid for once.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the cache cannot be used now.</remarks>
public interface ISegmentCache
{
    /// <summary>The MP3 of a segment; <see langword="null"/> when it is not kept.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the MP3 of a segment, unless one is kept already: the first one stays. Speech differs from one request to the next, so two
    /// functions that speak one segment at once must go on with the same bytes: they may be read again when the narration is joined.
    /// </summary>
    /// <returns>What is kept from now on: <paramref name="mp3"/>, or the one that was first. It is found whole or not at all.</returns>
    Task<ReadOnlyMemory<byte>> KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken);

    /// <summary>Keeps <paramref name="mp3"/> instead of a segment that was found damaged, unless it was replaced already.</summary>
    /// <param name="key">The segment.</param>
    /// <param name="damaged">The bytes that were found.</param>
    /// <param name="mp3">The bytes to keep.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What is kept from now on: <paramref name="mp3"/>, or what somebody else kept meanwhile.</returns>
    Task<ReadOnlyMemory<byte>> ReplaceAsync(
        SegmentKey key, ReadOnlyMemory<byte> damaged, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken);
}
