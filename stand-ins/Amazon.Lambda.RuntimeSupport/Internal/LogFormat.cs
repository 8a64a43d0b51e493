namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>How a line of the log looks.</summary>
internal enum LogFormat
{
    /// <summary>Time, request id, level and message, with tabs between them.</summary>
    Default,

    /// <summary>The message alone.</summary>
    Unformatted,

    /// <summary>An object of JSON.</summary>
    Json,
}
