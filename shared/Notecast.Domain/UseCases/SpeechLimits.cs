using Notecast.Domain.Segments;

namespace Notecast.Domain.UseCases;

/// <summary>
/// How long a segment may be. One request's audio is cut after ten minutes without an error; a character of Chinese, Japanese or Korean
/// is a syllable or more and lasts about 0.25 s, so 3,000 of them would pass that.
/// </summary>
internal static class SpeechLimits
{
    private static readonly SegmentLimits Syllabic = new(maxBilledCharacters: 1_500, maxTotalCharacters: 6_000);

    private static readonly string[] SyllabicLanguages = ["cmn", "yue", "ja", "ko"];

    public static SegmentLimits For(string? languageCode) =>
        SyllabicLanguages.Any(language => languageCode?.StartsWith(language, StringComparison.OrdinalIgnoreCase) == true)
            ? Syllabic
            : SegmentLimits.Default;
}
