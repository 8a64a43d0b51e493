namespace Notecast.Domain.UseCases;

/// <summary>What became of an object-created event that did not fail.</summary>
public enum FinishOutcome
{
    /// <summary>The narration is ready and subscribers were told.</summary>
    Ready,

    /// <summary>The narration is no longer wanted; its object was deleted, unless it can be heard until the wanted one is ready.</summary>
    Superseded,

    /// <summary>The object is no narration.</summary>
    NotANarration,
}
