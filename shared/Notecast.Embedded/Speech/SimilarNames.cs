using Notecast.Domain.Speech;

namespace Notecast.Embedded.Speech;

/// <summary>Finds the voices that somebody may have meant.</summary>
internal static class SimilarNames
{
    private const int Suggestions = 3;
    private const int LongestTypo = 2;
    private static readonly string[] WellKnown = ["Joanna", "Matthew", "Amy"];
    private static readonly int LongestId = Voices.All.Max(voice => voice.Id.Length);

    /// <summary>The ids that differ least from <paramref name="voiceId"/>; well-known ones when none is near.</summary>
    public static IReadOnlyList<string> To(string voiceId)
    {
        if (voiceId.Length > LongestId + LongestTypo)
        {
            return WellKnown;
        }

        string[] near =
        [
            .. Voices.All
                .Select(voice => (voice.Id, Distance: Distance(voice.Id.ToUpperInvariant(), voiceId.ToUpperInvariant())))
                .Where(candidate => candidate.Distance <= LongestTypo)
                .OrderBy(candidate => candidate.Distance)
                .Take(Suggestions)
                .Select(candidate => candidate.Id),
        ];
        return near.Length > 0 ? near : WellKnown;
    }

    // Levenshtein's edit distance, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
