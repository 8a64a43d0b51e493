using Notecast.Domain.Notes;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>What replaying does, in words.</summary>
internal static class ReplayWords
{
    /// <summary>A plan with its note and its reason.</summary>
    public static string Describe(NoteKey? note, ReplayPlan plan) =>
        $"{((plan.Note ?? note) is { } key ? $"{key}  " : "")}{Of(plan.Step)}: {plan.Reason}";

    public static string Of(ReplayStep step) => step switch
    {
        ReplayStep.ResendJob => "job sent again",
        ReplayStep.Finish => "narration finished again",
        ReplayStep.PlanNote => "note planned again",
        ReplayStep.ReconcileAll => "all notes reconciled",
        ReplayStep.Nothing => "nothing to do",
        _ => "fails and comes back",
    };
}
