namespace Notecast.Domain.Narrations;

/// <summary>A narration that was opened for reading.</summary>
/// <param name="Audio">The MP3, forward only.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Metadata">What was kept with it.</param>
public sealed record StoredNarration(Stream Audio, long Bytes, NarrationMetadata Metadata) : IAsyncDisposable
{
    /// <summary>Closes the audio.</summary>
    public ValueTask DisposeAsync() => Audio.DisposeAsync();
}
