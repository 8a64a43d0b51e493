using Notecast.EventSources.Invocations;

namespace Notecast.Cli.Invoking;

/// <summary>Tells how the one invocation of a queue goes on.</summary>
internal sealed class WatchedInvocations(IInvocationQueue inner, IInvocationProgress? progress) : IInvocationQueue
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the invocation is done or given up.</summary>
    public Task Completed => _completed.Task;

    public async Task<string> AcceptAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var requestId = await inner.AcceptAsync(payload, cancellationToken);
        progress?.Accepted(requestId);
        return requestId;
    }

    public Task<IReadOnlyList<AcceptedInvocation>> TakeDueAsync(int max, TimeSpan waitTime, CancellationToken cancellationToken) =>
        inner.TakeDueAsync(max, waitTime, cancellationToken);

    public async Task CompleteAsync(string requestId, CancellationToken cancellationToken)
    {
        await inner.CompleteAsync(requestId, cancellationToken);
        _completed.TrySetResult();
    }

    public Task RescheduleAsync(string requestId, int attempts, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        progress?.WaitsUntil(dueAt);
        return inner.RescheduleAsync(requestId, attempts, dueAt, cancellationToken);
    }
}
