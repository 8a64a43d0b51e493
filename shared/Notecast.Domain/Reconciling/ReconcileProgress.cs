namespace Notecast.Domain.Reconciling;

/// <summary>How far reconciliation has come.</summary>
/// <param name="Notes">Notes that were compared.</param>
/// <param name="Entries">Entries of the catalog that were looked at for notes that are gone.</param>
/// <param name="Objects">Objects of the bucket that were looked at.</param>
public sealed record ReconcileProgress(long Notes, long Entries, long Objects);
