namespace Notecast.EventSources.Invocations;

/// <summary>Where Lambda keeps the asynchronous invocations of one function until they are done.</summary>
public interface IInvocationQueue
{
    /// <summary>Accepts an invocation, due at once. Durable when it returns.</summary>
    /// <returns>Its request id.</returns>
    Task<string> AcceptAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>
    /// Invocations that are due, oldest first, each handed out once until it is rescheduled or the process starts again.
    /// With none due it waits up to <paramref name="waitTime"/>.
    /// </summary>
    Task<IReadOnlyList<AcceptedInvocation>> TakeDueAsync(int max, TimeSpan waitTime, CancellationToken cancellationToken);

    /// <summary>Forgets an invocation that is done.</summary>
    Task CompleteAsync(string requestId, CancellationToken cancellationToken);

    /// <summary>Keeps an invocation for a later try.</summary>
    Task RescheduleAsync(string requestId, int attempts, DateTimeOffset dueAt, CancellationToken cancellationToken);
}
