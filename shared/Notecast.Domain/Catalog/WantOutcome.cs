namespace Notecast.Domain.Catalog;

/// <summary>What became of a change that was offered to the catalog.</summary>
public enum WantOutcome
{
    /// <summary>The change is now what is wanted.</summary>
    Recorded,

    /// <summary>The change was wanted already: it was planned before.</summary>
    AlreadyWanted,

    /// <summary>A later change is wanted; nothing was written.</summary>
    Superseded,
}
