using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Domain.UseCases;

/// <summary>
/// An event of a revision that the catalog has not seen. Planning writes the catalog before anything else happens, so only a catalog that
/// lost writes explains it. Guessing could bring back old audio; a dead letter loses nothing.
/// </summary>
internal static class CatalogBehind
{
    public static TransientFailureException Of(Revision revision, CatalogEntry? entry) => new(
        FailureCode.CatalogBehind,
        $"The catalog wants {entry?.Wanted.Revision.ToString() ?? "nothing"}, not the later revision {revision}.",
        "If the catalog was restored from a backup, reconcile.");
}
