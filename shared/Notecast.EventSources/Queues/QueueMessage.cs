namespace Notecast.EventSources.Queues;

/// <summary>A received message, hidden from other receivers until its visibility timeout ends.</summary>
public sealed record QueueMessage
{
    /// <summary>Names the message for all its receives.</summary>
    public required string MessageId { get; init; }

    /// <summary>Names this receive.</summary>
    public required string ReceiptHandle { get; init; }

    /// <summary>The message.</summary>
    public required string Body { get; init; }

    /// <summary>String attributes that the sender gave.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>How often the message was received, this time included.</summary>
    public required int ReceiveCount { get; init; }

    /// <summary>When the message was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the message was received first.</summary>
    public required DateTimeOffset FirstReceivedAt { get; init; }
}
