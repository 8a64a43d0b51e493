using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Ports;

/// <summary>Synthesized segments, kept by content so that each is paid for once.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the cache cannot be used now.</remarks>
public interface ISegmentCache
{
    /// <summary>The MP3 of a segment; <see langword="null"/> when it is not kept.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(SegmentKey key, CancellationToken cancellationToken);

    /// <summary>Keeps the MP3 of a segment; it is found whole or not at all. Keeping it again changes nothing that matters.</summary>
    Task KeepAsync(SegmentKey key, ReadOnlyMemory<byte> mp3, CancellationToken cancellationToken);
}
