using System.Text;

namespace Notecast.Benchmarks;

/// <summary>A baseline: how text is usually cut for a speech service.</summary>
internal static class NaiveSegmenter
{
    private const string Separator = ". ";

    /// <summary>Splits at each full stop with a space, and puts sentences together up to the limit.</summary>
    public static List<string> Split(string text, int limit)
    {
        var segments = new List<string>();
        var segment = new StringBuilder();
        foreach (var sentence in text.Split(Separator))
        {
            if (segment.Length > 0 && segment.Length + sentence.Length + Separator.Length > limit)
            {
                segments.Add(segment.ToString());
                segment.Clear();
            }

            segment.Append(sentence).Append(Separator);
        }

        segments.Add(segment.ToString());
        return segments;
    }
}
