namespace Notecast.EventSources.Queues;

/// <summary>
/// A standard queue as SQS has it. Redrive is the queue's own business: a message that was received <c>maxReceiveCount</c> times moves to
/// the dead-letter queue, with its id and attributes, when it would be received once more.
/// </summary>
public interface IMessageQueue
{
    /// <summary>The queue's ARN, as events name it.</summary>
    string QueueArn { get; }

    /// <summary>Sends a message. Durable when it returns.</summary>
    /// <param name="body">The message.</param>
    /// <param name="attributes">String attributes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The message's id.</returns>
    Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken);

    /// <summary>
    /// Receives messages and hides them for <paramref name="visibilityTimeout"/>. With nothing to receive it waits up to
    /// <paramref name="waitTime"/> (long polling), then returns none.
    /// </summary>
    Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int max, TimeSpan visibilityTimeout, TimeSpan waitTime, CancellationToken cancellationToken);

    /// <summary>Deletes a received message. A receipt handle that is no longer current is no error.</summary>
    Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken);

    /// <summary>Hides a received message for <paramref name="visibilityTimeout"/> from now; zero shows it at once.</summary>
    Task ChangeVisibilityAsync(string receiptHandle, TimeSpan visibilityTimeout, CancellationToken cancellationToken);
}
