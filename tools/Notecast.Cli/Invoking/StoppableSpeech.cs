using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Cli.Invoking;

/// <summary>Speech that ends, with its programs, when the command is told to stop: a handler in this process cannot be ended.</summary>
internal sealed class StoppableSpeech(ISpeechSynthesizer inner, CancellationToken stop) : ISpeechSynthesizer
{
    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
        return await inner.SynthesizeAsync(request, either.Token);
    }
}
