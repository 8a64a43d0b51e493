namespace Notecast.Domain.Catalog;

/// <summary>What became of a change that was offered to the catalog, and why.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Standing">The entry that refused the change, as it was then; <see langword="null"/> when the change was recorded.</param>
public sealed record WantResult(WantOutcome Outcome, CatalogEntry? Standing = null)
{
    /// <summary>The change is now what is wanted.</summary>
    public static WantResult Recorded { get; } = new(WantOutcome.Recorded);

    /// <summary>The change was refused by an entry that wants the same revision or a higher one.</summary>
    public static WantResult RefusedBy(CatalogEntry standing, Wanted offered) => new(
        standing.Wanted.Revision == offered.Revision ? WantOutcome.AlreadyWanted : WantOutcome.Superseded, standing);
}
