namespace Notecast.EventSources.Queues;

/// <summary>Messages that go to the function together.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Records">Each message's JSON for the event.</param>
/// <param name="HiddenUntil">When the first of them can be received again.</param>
internal sealed record QueueBatch(
    IReadOnlyList<QueueMessage> Messages, IReadOnlyList<ReadOnlyMemory<byte>> Records, DateTimeOffset HiddenUntil);
