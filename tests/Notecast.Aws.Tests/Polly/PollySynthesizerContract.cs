using Notecast.Contracts.Speech;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Polly;

public sealed class PollySynthesizerContract : SpeechSynthesizerContract, IAsyncDisposable
{
    private readonly PollyServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override ISpeechSynthesizer Create() => new PollySynthesizer(_server.Client, TimeProvider.System);
}
