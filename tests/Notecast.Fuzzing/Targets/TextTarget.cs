using Notecast.Domain.Notes;
using Notecast.Domain.Segments;
using Notecast.Domain.Speech;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>Plain text: it is cleaned, cut into segments that keep the limit, and no letter is lost.</summary>
internal sealed class TextTarget : FuzzTarget
{
    private const int Limit = 32;

    private static readonly SegmentLimits Limits = new(Limit, Limit);

    public override string Name => "TextSegmenter";

    public override IReadOnlyList<Sample> Samples => TextSamples.All;

    public override OddValues OddValues => TextSamples.OddValues;

    public override bool Read(byte[] input)
    {
        var text = LenientText.Of(input);
        Check(text);
        Check(SpokenContent.Of(new NoteAttributes { Text = text, LanguageCode = text }).Text);
        return true;
    }

    private static void Check(string text)
    {
        var start = 0;
        foreach (var segment in TextSegmenter.Split(text, Limits))
        {
            Require(segment.Text.Length is >= 1 and <= Limit, "A segment keeps the limit.");
            Require(segment.BilledCharacters == segment.Text.Length, "A segment bills its characters.");
            var at = text.IndexOf(segment.Text, start, StringComparison.Ordinal);
            Require(at >= 0 && text.AsSpan(start, at - start).IsWhiteSpace(), "Between two segments there is only white space.");
            start = at + segment.Text.Length;
        }

        Require(text.AsSpan(start).IsWhiteSpace(), "After the last segment there is only white space.");
    }
}
