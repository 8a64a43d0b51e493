using Notecast.Domain.Notes;

namespace Notecast.Simulation.Schedules;

/// <summary>One thing that happens from outside.</summary>
public abstract record ScheduledStep
{
    private ScheduledStep()
    {
    }

    /// <summary>A client writes a note.</summary>
    /// <param name="At">When, from the start.</param>
    /// <param name="Note">Which.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="VoiceId">In which voice; <see langword="null"/> for the default.</param>
    /// <param name="Engine">With which engine; <see langword="null"/> for the voice's own.</param>
    /// <param name="TextType">Whether it is text or SSML; <see langword="null"/> for text.</param>
    public sealed record Write(TimeSpan At, NoteKey Note, string Text, string? VoiceId, string? Engine = null, string? TextType = null)
        : ScheduledStep;

    /// <summary>A client removes a note.</summary>
    public sealed record Remove(TimeSpan At, NoteKey Note) : ScheduledStep;

    /// <summary>The table removes a note whose time to live has passed.</summary>
    public sealed record Expire(TimeSpan At, NoteKey Note) : ScheduledStep;

    /// <summary>A client writes a note, and its stream record is damaged on its way.</summary>
    public sealed record PoisonRecord(TimeSpan At, NoteKey Note, string Text) : ScheduledStep;

    /// <summary>Somebody sends a message to the synthesis queue that is no job.</summary>
    public sealed record PoisonJob(TimeSpan At) : ScheduledStep;

    /// <summary>An operator replays all dead letters.</summary>
    /// <param name="At">When, from the start.</param>
    /// <param name="Twice">Whether the command is interrupted before it deletes the originals, and run again.</param>
    public sealed record Replay(TimeSpan At, bool Twice) : ScheduledStep;

    /// <summary>An operator reconciles.</summary>
    public sealed record Reconcile(TimeSpan At) : ScheduledStep;

    /// <summary>Clients correct every note that cannot be spoken, after the faults have ended and before dead letters are replayed for the last time.</summary>
    public sealed record Mend : ScheduledStep;

    /// <summary>A call goes wrong.</summary>
    /// <param name="Operation">Of which operation: see <see cref="Operations"/>.</param>
    /// <param name="Occurrence">The how-manieth call of the run, from 1.</param>
    /// <param name="Kind">How.</param>
    public sealed record Fault(string Operation, int Occurrence, FaultKind Kind) : ScheduledStep;

    /// <summary>A service is out for a while.</summary>
    /// <param name="From">When it begins, from the start.</param>
    /// <param name="To">When it ends.</param>
    /// <param name="Service">What is out: the part of an operation's name before the dot.</param>
    public sealed record Outage(TimeSpan From, TimeSpan To, string Service) : ScheduledStep;

    /// <summary>A service refuses most calls for a while, since there are too many.</summary>
    /// <param name="From">When it begins, from the start.</param>
    /// <param name="To">When it ends.</param>
    /// <param name="Service">Which: the part of an operation's name before the dot.</param>
    public sealed record Throttling(TimeSpan From, TimeSpan To, string Service) : ScheduledStep;

    /// <summary>The event sources end where they are and start anew from what they have kept.</summary>
    public sealed record Restart(TimeSpan At) : ScheduledStep;

    /// <summary>All idempotency records of one kind are lost, those of runs under way too.</summary>
    /// <param name="At">When, from the start.</param>
    /// <param name="Records">Which: one of <see cref="Operations.Records"/>.</param>
    public sealed record Forget(TimeSpan At, string Records) : ScheduledStep;

    /// <summary>The clocks of new processes go wrong.</summary>
    /// <param name="At">From when on, from the start.</param>
    /// <param name="Offset">By how much they are ahead.</param>
    public sealed record ClockSkew(TimeSpan At, TimeSpan Offset) : ScheduledStep;
}
