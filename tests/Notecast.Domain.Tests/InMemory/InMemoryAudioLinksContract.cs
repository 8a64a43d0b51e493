using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.InMemory;

public sealed class InMemoryAudioLinksContract : AudioLinksContract
{
    private readonly InMemoryDictationStore _dictations = new();

    protected override IAudioLinks Links { get; } = new InMemoryAudioLinks();

    protected override IDictationStore Dictations => _dictations;

    protected override Task<byte[]> FetchAsync(Uri link) =>
        Task.FromResult(_dictations.AudioOf(_dictations.Puts.Last(key => key.ToString() == InMemoryAudioLinks.KeyOf(link))));
}
