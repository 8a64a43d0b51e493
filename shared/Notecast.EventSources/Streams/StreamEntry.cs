namespace Notecast.EventSources.Streams;

/// <summary>One record of a stream's shard.</summary>
/// <param name="SequenceNumber">Orders the records of a shard: decimal digits, compared as numbers.</param>
/// <param name="PartitionKey">Records with one key stay in order when batches run in parallel.</param>
/// <param name="ArrivedAt">When the stream took the record.</param>
/// <param name="Json">The record as UTF-8 JSON, in the exact shape that Lambda puts into <c>Records</c>.</param>
public sealed record StreamEntry(string SequenceNumber, string PartitionKey, DateTimeOffset ArrivedAt, ReadOnlyMemory<byte> Json);
