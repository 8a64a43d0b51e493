using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Invoking;

/// <summary>How a note stands in the catalog.</summary>
/// <param name="Note">The note.</param>
/// <param name="Before">Its status before; <see langword="null"/> when the catalog did not know it, or nobody looked.</param>
/// <param name="After">Its status now; <see langword="null"/> when the catalog does not know it.</param>
internal sealed record LeftStatus(NoteKey Note, NarrationStatus? Before, NarrationStatus? After);
