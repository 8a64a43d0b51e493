using Notecast.Domain.Segments;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>SSML: what is not refused is cut into segments that keep the limits and can be read again.</summary>
internal sealed class SsmlTarget : FuzzTarget
{
    private static readonly SegmentLimits Limits = new(64, 256);

    public override string Name => "SsmlSegmenter";

    public override IReadOnlyList<Sample> Samples => SsmlSamples.All;

    public override OddValues OddValues => SsmlSamples.OddValues;

    // Open elements are written anew in each segment, so small segments cost several times their text.
    public override long BytesForEachByte => 256;

    public override bool Read(byte[] input)
    {
        try
        {
            var segments = SsmlSegmenter.Split(LenientText.Of(input), Limits);
            foreach (var segment in segments)
            {
                Require(segment.BilledCharacters is >= 1 and <= 64, "A segment bills at least one character and at most its limit.");
                Require(segment.Text.Length <= Limits.MaxTotalCharacters, "A segment with its tags is no longer than its limit.");
            }

            if (segments.Count > 0)
            {
                Require(SsmlSegmenter.SpokenText(segments[^1].Text).Length > 0, "A segment can be read again.");
            }

            return true;
        }
        catch (SsmlException exception)
        {
            Require(exception.Line >= 1 && exception.Position >= 1, "An error has a place.");
            return false;
        }
    }
}
