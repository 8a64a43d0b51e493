namespace Notecast.Embedded;

/// <summary>A message that the topic published.</summary>
/// <param name="Number">Counts the messages; later ones have higher numbers.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Body">The message, as JSON.</param>
public sealed record PublishedMessage(long Number, DateTimeOffset PublishedAt, string Body);
