using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>What one line of the log tells.</summary>
/// <param name="Level">The level; null when it is of a name that no level has.</param>
/// <param name="LevelName">The level as it was named; null without one.</param>
/// <param name="Template">The message; holes in it are filled with the values.</param>
/// <param name="Values">The values.</param>
/// <param name="Exception">The exception, or null.</param>
internal sealed record LogEntry(LogLevel? Level, string LevelName, string Template, object[] Values, Exception Exception);
