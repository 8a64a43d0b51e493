using Notecast.Fuzzing.Targets;

namespace Notecast.Fuzzing;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new PlanNarrationsTarget(),
        new NarrateNoteTarget(),
        new FinishNarrationTarget(),
        new ReplayDeadLettersTarget(),
        new DictateNoteTarget(),
        new SynthesisJobTarget(),
        new DeadLetterTarget(),
        new SsmlTarget(),
        new TextTarget(),
        new Mp3Target(),
        new KeyTarget(),
        new ImportLineTarget(),
    ];
}
