using Notecast.EventSources.Queues;

namespace Notecast.Cli.Invoking;

/// <summary>An on-failure destination that remembers what it got.</summary>
internal sealed class FailureDestination(IMessageQueue inner) : IMessageQueue
{
    /// <summary>The record of the invocation that was given up.</summary>
    public string? Record { get; private set; }

    public string QueueArn => inner.QueueArn;

    public Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        Record = body;
        return inner.SendAsync(body, attributes, cancellationToken);
    }

    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int max, TimeSpan visibilityTimeout, TimeSpan waitTime, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(max, visibilityTimeout, waitTime, cancellationToken);

    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken) =>
        inner.DeleteAsync(receiptHandle, cancellationToken);

    public Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        inner.ChangeVisibilityAsync(receiptHandle, visibilityTimeout, cancellationToken);
}
