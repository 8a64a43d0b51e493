using Notecast.Contracts.Speech;
using Notecast.Domain.Ports;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

public sealed class SilentSynthesizerContractTests : SpeechSynthesizerContract
{
    protected override ISpeechSynthesizer Create() => new SilentSynthesizer();
}
