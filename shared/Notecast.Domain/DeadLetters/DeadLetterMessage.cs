namespace Notecast.Domain.DeadLetters;

/// <summary>A dead letter as it lies in its queue.</summary>
public record DeadLetterMessage
{
    /// <summary>The message's id.</summary>
    public required string MessageId { get; init; }

    /// <summary>What failed, byte for byte what its step was given.</summary>
    public required string Body { get; init; }

    /// <summary>The message attributes that are text or numbers.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The message attributes of all types; <see cref="Attributes"/> as text when nothing else is said.</summary>
    public IReadOnlyList<MessageAttribute> TypedAttributes
    {
        get => field ?? [.. Attributes.Select(pair => new MessageAttribute(pair.Key, MessageAttribute.TextType, pair.Value))];
        init;
    }

    /// <summary>When the message was sent; one that the synthesis queue itself redrove keeps the time of its job.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the message was received first; <see langword="null"/> when it never was.</summary>
    public DateTimeOffset? FirstReceivedAt { get; init; }

    /// <summary>How often the message was received, by its function and by operators; at least 0.</summary>
    public int ReceiveCount { get; init; }
}
