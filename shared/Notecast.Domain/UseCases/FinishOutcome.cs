namespace Notecast.Domain.UseCases;

/// <summary>What became of an object-created event that did not fail.</summary>
public enum FinishOutcome
{
    /// <summary>The narration can be heard and subscribers were told.</summary>
    Ready,

    /// <summary>The narration is no longer wanted and cannot be heard; its object was deleted, or is by the job of its note's removal.</summary>
    Superseded,

    /// <summary>The object is no narration.</summary>
    NotANarration,
}
