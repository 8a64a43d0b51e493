using Notecast.Contracts.Speech;
using Notecast.Domain.Ports;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

[Collection(Programs.OneByOne)]
public sealed class EspeakSynthesizerContractTests : SpeechSynthesizerContract, IDisposable
{
    private readonly EspeakSynthesizer _synthesizer = new();

    public void Dispose() => _synthesizer.Dispose();

    protected override ISpeechSynthesizer Create()
    {
        Programs.SkipUnlessSpeech();
        return _synthesizer;
    }
}
