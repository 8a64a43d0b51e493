namespace Notecast.Domain.DeadLetters;

/// <summary>The positions of a failed stream batch.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="FirstSequenceNumber">The first record.</param>
/// <param name="LastSequenceNumber">The last record.</param>
/// <param name="FirstArrivedAt">About when the first record arrived.</param>
/// <param name="LastArrivedAt">About when the last record arrived.</param>
/// <param name="Records">How many records the batch had.</param>
public sealed record StreamRange(
    string ShardId,
    string FirstSequenceNumber,
    string LastSequenceNumber,
    DateTimeOffset FirstArrivedAt,
    DateTimeOffset LastArrivedAt,
    int Records);
