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
            : Task.FromResult(FileUriOf(AudioPaths.Of(folder, objectKey)));
    }

    /// <summary>
    /// A path as a URI that has each of its characters. <see cref="Uri"/> alone reads a path's percent signs as escapes, if it has other
    /// odd characters too.
    /// </summary>
    private static Uri FileUriOf(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Select(Uri.EscapeDataString);

        // A drive keeps its colon.
        var escaped = string.Join('/', parts).Replace("%3A", ":", StringComparison.Ordinal).TrimStart('/');
        return new Uri($"{Uri.UriSchemeFile}:///{escaped}");
    }
}
