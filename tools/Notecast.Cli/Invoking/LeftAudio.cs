namespace Notecast.Cli.Invoking;

/// <summary>Audio that was put.</summary>
/// <param name="ObjectKey">Its key.</param>
/// <param name="FilePath">Its file; <see langword="null"/> when that is thrown away.</param>
/// <param name="Duration">How long it lasts; <see langword="null"/> when it is no audio.</param>
internal sealed record LeftAudio(string ObjectKey, string? FilePath, TimeSpan? Duration);
