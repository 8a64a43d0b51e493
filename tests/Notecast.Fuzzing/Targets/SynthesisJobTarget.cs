using Notecast.Domain.Jobs;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>Bodies of jobs: one that is read is written as what reads the same.</summary>
internal sealed class SynthesisJobTarget : FuzzTarget
{
    public override string Name => "SynthesisJobFormat";

    public override IReadOnlyList<Sample> Samples { get; } = JsonSamples.BodiesOf("NarrateNote");

    public override OddValues OddValues => JsonSamples.OddValues;

    public override bool Read(byte[] input)
    {
        if (!SynthesisJobFormat.TryRead(LenientText.Of(input), out var job, out var problem))
        {
            Require(problem.Length > 0, "A body that is no job has a problem.");
            return false;
        }

        var isReadAgain = SynthesisJobFormat.TryRead(SynthesisJobFormat.Write(job), out var again, out _);
        Require(isReadAgain && again == job, "A job reads as it was written.");
        return true;
    }
}
