using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Ports;

/// <summary>Looks at the audio bucket without reading audio, as reconciliation does.</summary>
/// <remarks>Every member throws <see cref="TransientFailureException"/> when the bucket cannot be used now.</remarks>
public interface INarrationScan
{
    /// <summary>Whether there is such a narration.</summary>
    Task<bool> ExistsAsync(NarrationKey key, CancellationToken cancellationToken);

    /// <summary>
    /// All narrations of all notes, page by page, in the order of their keys, so that those of a note come together (at the end of a page
    /// they may go on in the next). Objects that are no narrations are left out.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<NarrationKey>> ReadPagesAsync(CancellationToken cancellationToken);
}
