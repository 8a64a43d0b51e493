namespace Amazon.Lambda.Core;

/// <summary>How serious a log line is, from the least to the most. Lambda has no level that means "nothing at all".</summary>
public enum LogLevel
{
    /// <summary>The finest detail.</summary>
    Trace = 0,

    /// <summary>Detail for whoever debugs the function.</summary>
    Debug = 1,

    /// <summary>The normal course of events.</summary>
    Information = 2,

    /// <summary>Unexpected, but the invocation goes on.</summary>
    Warning = 3,

    /// <summary>The invocation, or a part of it, failed.</summary>
    Error = 4,

    /// <summary>The function cannot do its work.</summary>
    Critical = 5,
}
