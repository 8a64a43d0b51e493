using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.Ports;

/// <summary>The topic that tells when a narration is ready.</summary>
public interface INarrationTopic
{
    /// <summary>Publishes a message.</summary>
    /// <exception cref="TransientFailureException">The topic cannot be used now.</exception>
    Task PublishAsync(NarrationReadyMessage message, CancellationToken cancellationToken);
}
