namespace Notecast.Domain.Speech;

/// <summary>Finds the voices that somebody may have meant.</summary>
public static class SimilarVoices
{
    private static readonly string[] WellKnown = ["Joanna", "Matthew", "Amy"];

    /// <summary>The ids that differ least from <paramref name="voiceId"/>; well-known ones when none is near.</summary>
    public static IReadOnlyList<string> To(string voiceId) =>
        SimilarNames.To(voiceId, Voices.All.Select(voice => voice.Id)) is { Count: > 0 } near ? near : WellKnown;
}
