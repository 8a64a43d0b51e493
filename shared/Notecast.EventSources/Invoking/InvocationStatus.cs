namespace Notecast.EventSources.Invoking;

/// <summary>How an invocation ended.</summary>
public enum InvocationStatus
{
    /// <summary>The handler returned.</summary>
    Succeeded,

    /// <summary>The event could not be read, the handler threw, or its response could not be written.</summary>
    Failed,

    /// <summary>The handler did not return within the function's timeout.</summary>
    TimedOut,

    /// <summary>The function was not invoked: its concurrency was used up.</summary>
    Throttled,
}
