using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>Links by which one object of the audio bucket can be fetched.</summary>
public interface IAudioLinks
{
    /// <summary>Makes a link. Nothing checks that there is such an object.</summary>
    /// <param name="objectKey">The object's key, as it is.</param>
    /// <param name="lifetime">How long the link works: 1 s to 7 days, in whole seconds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is shorter or longer than a link's can be.</exception>
    /// <exception cref="TransientFailureException">No link can be made now.</exception>
    Task<Uri> CreateAsync(string objectKey, TimeSpan lifetime, CancellationToken cancellationToken);
}
