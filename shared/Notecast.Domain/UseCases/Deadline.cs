namespace Notecast.Domain.UseCases;

/// <summary>Turns the time that an invocation has left into a token.</summary>
public static class Deadline
{
    /// <summary>A source that cancels after <paramref name="timeLeft"/>; at once when that is not positive.</summary>
    public static CancellationTokenSource After(TimeSpan timeLeft, TimeProvider time) =>
        new(timeLeft > TimeSpan.Zero ? timeLeft : TimeSpan.Zero, time);
}
