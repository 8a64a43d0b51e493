using Notecast.Domain.Audio;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>MP3 data: it is walked in memory and as a stream to one result, and what is joined from it walks to the sum.</summary>
internal sealed class Mp3Target : FuzzTarget
{
    private static readonly AudioTags Tags = new("A title", "en-US", "Joanna");
    private static readonly Mp3Part Silence = PartOf(Mp3Silence.Create(TimeSpan.FromMilliseconds(50)));

    public override string Name => "Mp3";

    public override IReadOnlyList<Sample> Samples => Mp3Samples.All;

    public override OddValues OddValues => Mp3Samples.OddValues;

    // The walker's window.
    public override long BytesForAnyInput => 512 * 1024;

    public override bool Read(byte[] input)
    {
        Mp3Summary summary;
        try
        {
            summary = Mp3Walker.Walk(input);
        }
        catch (Mp3Exception)
        {
            return false;
        }

        var streamed = Mp3Walker.WalkAsync(new MemoryStream(input), CancellationToken.None).GetAwaiter().GetResult();
        Require(streamed.Frames == summary.Frames && streamed.Duration == summary.Duration, "Memory and stream walk to the same result.");
        Require(summary is { Frames: > 0, SampleRate: > 0, Channels: 1 or 2, Duration.Ticks: > 0 }, "Audio has frames and lasts.");
        Require(summary.AudioBytes <= input.Length && summary.StreamBytes == input.Length, "All bytes are walked, each once.");
        Join(PartOf(input));
        return true;
    }

    private static void Join(Mp3Part part)
    {
        using var output = new MemoryStream();
        try
        {
            var joined = Mp3Joiner.JoinAsync([part, Silence, part], Tags, output, CancellationToken.None).GetAwaiter().GetResult();
            var walked = Mp3Walker.Walk(output.GetBuffer().AsSpan(0, (int)output.Length));
            Require(joined.Frames == (2 * part.Summary.Frames) + Silence.Summary.Frames, "All frames are joined.");
            Require(walked.Frames == joined.Frames && walked.Duration == joined.Duration, "What is joined can be walked.");
            Require(walked.DamageCount == 0 && walked.HasHeaderFrame, "What is joined is whole.");
        }
        catch (Mp3Exception)
        {
            // Another format than the silence's, or not one alone.
        }
    }

    private static Mp3Part PartOf(byte[] mp3) => new(Mp3Walker.Walk(mp3), _ => ValueTask.FromResult<Stream>(new MemoryStream(mp3)));
}
