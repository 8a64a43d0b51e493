namespace Notecast.Embedded.Tracing;

/// <summary>An object that was put.</summary>
/// <param name="ObjectKey">Its key, as the audio bucket has it on AWS.</param>
/// <param name="FilePath">Its file.</param>
public sealed record AudioTrace(string ObjectKey, string FilePath);
