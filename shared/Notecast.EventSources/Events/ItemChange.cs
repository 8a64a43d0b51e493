namespace Notecast.EventSources.Events;

/// <summary>One change of an item, as a stream with the view type <c>NEW_AND_OLD_IMAGES</c> records it.</summary>
public sealed record ItemChange
{
    /// <summary>What happened.</summary>
    public required ItemChangeKind Kind { get; init; }

    /// <summary>The stream's ARN; its fourth part is the region that the record names.</summary>
    public required string StreamArn { get; init; }

    /// <summary>The record's place in its shard: decimal digits.</summary>
    public required string SequenceNumber { get; init; }

    /// <summary>When the change was made. The record keeps whole seconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The item's key attributes.</summary>
    public required IReadOnlyDictionary<string, ItemValue> Keys { get; init; }

    /// <summary>The item after the change; <see langword="null"/> for a removal.</summary>
    public IReadOnlyDictionary<string, ItemValue>? NewImage { get; init; }

    /// <summary>The item before the change; <see langword="null"/> for an insert.</summary>
    public IReadOnlyDictionary<string, ItemValue>? OldImage { get; init; }

    /// <summary>Whether DynamoDB removed the item because its time to live had passed; the record then names DynamoDB as its author.</summary>
    public bool ByTimeToLive { get; init; }

    /// <summary>The record's <c>eventID</c>: 32 hexadecimal digits. One is derived from stream and sequence number when none is given.</summary>
    public string? EventId { get; init; }
}
