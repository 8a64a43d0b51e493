namespace Notecast.Domain.Audio;

/// <summary>One part of audio to be joined.</summary>
/// <param name="Summary">What walking it found.</param>
/// <param name="OpenAsync">Opens it for reading from its start; the joiner closes the stream.</param>
public sealed record Mp3Part(Mp3Summary Summary, Func<CancellationToken, ValueTask<Stream>> OpenAsync);
