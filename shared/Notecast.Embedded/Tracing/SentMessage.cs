namespace Notecast.Embedded.Tracing;

/// <summary>A message as it was sent to a queue.</summary>
/// <param name="MessageId">Names the message.</param>
/// <param name="Body">The message.</param>
/// <param name="Attributes">String attributes that the sender gave.</param>
/// <param name="SentAt">When it was sent.</param>
public sealed record SentMessage(string MessageId, string Body, IReadOnlyDictionary<string, string> Attributes, DateTimeOffset SentAt);
