namespace Notecast.Domain.DeadLetters;

/// <summary>A message for the dead-letter queue.</summary>
/// <param name="Body">What failed, in the shape that tells its kind: byte for byte what its step was given.</param>
/// <param name="Cause">Why it is there.</param>
public sealed record DeadLetter(string Body, DeadLetterCause Cause);
