using Notecast.Contracts.Speech;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Polly;

public sealed class LimitedSynthesizerContract : SpeechSynthesizerContract, IAsyncDisposable
{
    private readonly PollyServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override ISpeechSynthesizer Create() =>
        new LimitedSynthesizer(new PollySynthesizer(_server.Client, TimeProvider.System), SpeechQuotas.Default, TimeProvider.System);
}
