using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Aws;

/// <summary>
/// Keeps requests to the speech service within the quotas of its engines, so that it is seldom asked only to refuse. Requests wait for
/// their turn in the order in which they come, each engine by itself.
/// </summary>
/// <remarks>A try that the SDK makes again after an error is part of its request: it is not counted anew.</remarks>
public sealed class LimitedSynthesizer : ISpeechSynthesizer
{
    private readonly ISpeechSynthesizer _inner;
    private readonly Dictionary<string, SpeechGate> _gates;

    /// <summary>Limits <paramref name="inner"/>; share one among all that speak in this process.</summary>
    public LimitedSynthesizer(ISpeechSynthesizer inner, SpeechQuotas quotas, TimeProvider time)
    {
        _inner = inner;
        _gates = Engines.All.ToDictionary(engine => engine, engine => new SpeechGate(quotas[engine], time));
    }

    /// <inheritdoc/>
    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        if (!_gates.TryGetValue(request.Engine, out var gate))
        {
            // The service has no such engine and says so.
            return await _inner.SynthesizeAsync(request, cancellationToken);
        }

        await gate.EnterAsync(cancellationToken);
        try
        {
            return await _inner.SynthesizeAsync(request, cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }
}
