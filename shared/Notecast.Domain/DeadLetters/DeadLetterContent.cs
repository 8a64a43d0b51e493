using Notecast.Domain.Jobs;

namespace Notecast.Domain.DeadLetters;

/// <summary>What a dead letter's body holds.</summary>
public abstract record DeadLetterContent
{
    private DeadLetterContent()
    {
    }

    /// <summary>A synthesis job.</summary>
    /// <param name="Value">The job.</param>
    public sealed record Job(SynthesisJob Value) : DeadLetterContent;

    /// <summary>A bucket event that could not be finished.</summary>
    /// <param name="ObjectKeys">The keys of its objects, decoded, in the event's order; at least one.</param>
    public sealed record Objects(IReadOnlyList<string> ObjectKeys) : DeadLetterContent;

    /// <summary>Positions in the stream, which hold no keys.</summary>
    /// <param name="Value">The positions.</param>
    public sealed record StreamBatch(StreamRange Value) : DeadLetterContent;

    /// <summary>A stream record that was no note change when it was planned.</summary>
    /// <param name="Change">The note and the revision that it names; <see langword="null"/> when it is still unreadable.</param>
    /// <param name="Problem">Why it is unreadable; empty when it is not.</param>
    public sealed record Poison(PoisonChange? Change, string Problem) : DeadLetterContent;

    /// <summary>Nothing that Notecast knows.</summary>
    /// <param name="Problem">Why it is none of the kinds; it quotes nothing of the body.</param>
    public sealed record Unknown(string Problem) : DeadLetterContent;
}
