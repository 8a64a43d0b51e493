using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Tests.Support;

/// <summary>A queue that can be away.</summary>
internal sealed class WatchedQueue(IMessageQueue inner) : IMessageQueue
{
    public bool IsAway { get; set; }

    public string QueueArn => inner.QueueArn;

    public Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) =>
        Reach().SendAsync(body, attributes, cancellationToken);

    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int max, TimeSpan visibilityTimeout, TimeSpan waitTime, CancellationToken cancellationToken) =>
        Reach().ReceiveAsync(max, visibilityTimeout, waitTime, cancellationToken);

    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken) => Reach().DeleteAsync(receiptHandle, cancellationToken);

    public Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken) =>
        Reach().ChangeVisibilityAsync(receiptHandle, visibilityTimeout, cancellationToken);

    private IMessageQueue Reach() => IsAway ? throw new IOException("The queue is away.") : inner;
}
