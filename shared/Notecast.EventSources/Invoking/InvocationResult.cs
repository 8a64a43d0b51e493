namespace Notecast.EventSources.Invoking;

/// <summary>What became of one invocation.</summary>
public sealed record InvocationResult
{
    /// <summary>Names the invocation.</summary>
    public required string RequestId { get; init; }

    /// <summary>How the invocation ended.</summary>
    public required InvocationStatus Status { get; init; }

    /// <summary>
    /// UTF-8 JSON: the response (empty from a handler without one), or the error as Lambda writes it: <c>errorType</c>,
    /// <c>errorMessage</c>, <c>stackTrace</c>.
    /// </summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The short name of the exception's type, or <c>Sandbox.Timedout</c>; <see langword="null"/> without an error.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The error's message; <see langword="null"/> without an error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How long the handler ran.</summary>
    public TimeSpan Duration { get; init; }
}
