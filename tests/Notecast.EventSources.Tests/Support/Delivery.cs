namespace Notecast.EventSources.Tests.Support;

/// <summary>One invocation as its handler saw it: when, and which records or messages by number.</summary>
internal sealed record Delivery(DateTimeOffset At, IReadOnlyList<string> Ids);
