using Notecast.Domain.Failures;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Ports;

/// <summary>The speech service.</summary>
public interface ISpeechSynthesizer
{
    /// <summary>Speaks one segment. Each call is paid for.</summary>
    /// <exception cref="PermanentFailureException">The request itself is refused: voice, engine, language, SSML.</exception>
    /// <exception cref="TransientFailureException">The service is throttling, failing or out of reach.</exception>
    Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken);
}
