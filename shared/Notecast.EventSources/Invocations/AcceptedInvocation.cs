namespace Notecast.EventSources.Invocations;

/// <summary>An asynchronous invocation that was accepted and is not done.</summary>
/// <param name="RequestId">Names the invocation for all its tries.</param>
/// <param name="Payload">The event as UTF-8 JSON.</param>
/// <param name="AcceptedAt">When the invocation was accepted.</param>
/// <param name="Attempts">How often the function has failed on it.</param>
/// <param name="DueAt">When it is to be tried next.</param>
public sealed record AcceptedInvocation(string RequestId, ReadOnlyMemory<byte> Payload, DateTimeOffset AcceptedAt, int Attempts, DateTimeOffset DueAt);
