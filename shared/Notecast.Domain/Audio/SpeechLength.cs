namespace Notecast.Domain.Audio;

/// <summary>
/// How long speech of a text can plausibly be. It tells audio that a service cut short, which comes without any error, from audio
/// that is only spoken fast. Lengths of segments add up to that of a note.
/// </summary>
/// <param name="Shortest">No voice speaks the text faster than this.</param>
/// <param name="Longest">No voice takes longer, pauses that markup asks for left out.</param>
public readonly record struct SpeechLength(TimeSpan Shortest, TimeSpan Longest)
{
    private const double LongestSecondsAround = 5;

    private static readonly TimeSpan LimitTolerance = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The most audio that Amazon Polly's SynthesizeSpeech gives for one request (10 minutes); it leaves out the rest without an error.
    /// </summary>
    public static TimeSpan SpeechServiceLimit { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Estimates the length of speech. Time is linear.</summary>
    /// <param name="spokenText">
    /// The text as it is spoken, without markup. Only letters and digits count towards the shortest length.
    /// </param>
    /// <param name="languageCode">
    /// The voice's language, as <see cref="AudioTags"/> has it; letters of a script that it is not written in may be left out by the
    /// voice and then do not count. Null when unknown: all count.
    /// </param>
    /// <param name="fastest">The fastest speaking rate that markup asks for, 1 being normal; SSML's <c>x-fast</c> is 2.</param>
    /// <param name="slowest">
    /// The slowest speaking rate that markup asks for, 1 being normal; SSML's <c>x-slow</c> is 0.5, and 0.2 the least.
    /// </param>
    /// <returns>The plausible range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive.</exception>
    public static SpeechLength Estimate(string spokenText, string? languageCode = null, double fastest = 1, double slowest = 1)
    {
        ArgumentNullException.ThrowIfNull(spokenText);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fastest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slowest);
        var tally = new SpeechTally(Iso639.FromLanguageCode(languageCode));
        foreach (var rune in spokenText.EnumerateRunes())
        {
            tally.Add(rune);
        }

        return new SpeechLength(
            TimeSpan.FromSeconds(tally.Shortest / fastest),
            TimeSpan.FromSeconds((tally.Longest + LongestSecondsAround) / slowest));
    }

    /// <summary>Adds lengths up, such as those of the segments of a note.</summary>
    public static SpeechLength Sum(IEnumerable<SpeechLength> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        return lengths.Aggregate(
            default(SpeechLength), (sum, next) => new SpeechLength(sum.Shortest + next.Shortest, sum.Longest + next.Longest));
    }

    /// <summary>
    /// Whether audio of one synthesis request ends where the service cuts it off, within a second. Of a whole note, whose segments add
    /// up, such a length means nothing.
    /// </summary>
    public static bool IsAtServiceLimit(TimeSpan duration) => (duration - SpeechServiceLimit).Duration() <= LimitTolerance;

    /// <summary>Whether audio of this duration cannot have all of the text.</summary>
    public bool IsCutShort(TimeSpan duration) => duration < Shortest;
}
