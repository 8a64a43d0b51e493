using Notecast.Domain.Dictations;
using Notecast.Domain.Ports;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Dictations;

/// <summary>Links to the files themselves. They work on this machine, and as long as the file is there.</summary>
internal sealed class EmbeddedAudioLinks(DataFolder folder) : IAudioLinks
{
    public Task<Uri> CreateAsync(string objectKey, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(objectKey);
        DictationOptions.RequireLinkLifetime(lifetime);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<Uri>(cancellationToken)
            : Task.FromResult(new Uri(AudioPaths.Of(folder, objectKey)));
    }
}
