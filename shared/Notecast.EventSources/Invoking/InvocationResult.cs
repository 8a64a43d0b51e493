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

    /// <summary>
    /// The short name of the exception's type, or Lambda's own word such as <c>Sandbox.Timedout</c> or <c>Runtime.ExitError</c>;
    /// <see langword="null"/> without an error.
    /// </summary>
    public string? ErrorType { get; init; }

    /// <summary>The error's message; <see langword="null"/> without an error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How long the handler ran.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>
    /// How long a new process took until it asked for its first event, or failed; <see langword="null"/> when the invocation started none,
    /// or when that took so long that it counts as a part of <see cref="Duration"/>.
    /// </summary>
    public TimeSpan? InitDuration { get; init; }

    /// <summary>
    /// The most memory that the function's process has used since its start, in bytes; <see langword="null"/> when that is not known: for a
    /// handler in this process, for a process that has ended, and on systems other than Linux.
    /// </summary>
    public long? PeakMemoryBytes { get; init; }
}
