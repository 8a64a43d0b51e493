using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedAudioLinksContract : AudioLinksContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override IAudioLinks Links => _data.Stack.AudioLinks;

    protected override IDictationStore Dictations => _data.Stack.Dictations;

    protected override Task<byte[]> FetchAsync(Uri link)
    {
        Assert.True(link.IsFile);
        return File.ReadAllBytesAsync(link.LocalPath, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
