namespace Notecast.Domain.DeadLetters;

/// <summary>A message for the dead-letter queue.</summary>
/// <param name="Body">What failed, in the shape that tells its kind: byte for byte what its step was given.</param>
/// <param name="Cause">Why it is there.</param>
public sealed record DeadLetter(string Body, DeadLetterCause Cause)
{
    /// <summary>
    /// The attributes that the message had before, such as a sender's for tracing. They travel along as far as there is room; those that
    /// are <see cref="DeadLetterAttributes"/> told the cause before this one, and are left out.
    /// </summary>
    public IReadOnlyList<MessageAttribute> EarlierAttributes { get; init; } = [];
}
