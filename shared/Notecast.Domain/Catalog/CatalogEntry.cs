using Notecast.Domain.Notes;

namespace Notecast.Domain.Catalog;

/// <summary>What the catalog knows of one note.</summary>
/// <param name="Note">The note.</param>
/// <param name="Wanted">What its last known change asks for.</param>
/// <param name="Ready">What can be heard: the wanted narration, or an older one until the wanted one is ready.</param>
/// <param name="LastFailure">The last failure, of the wanted change or an older one.</param>
public sealed record CatalogEntry(NoteKey Note, Wanted Wanted, Ready? Ready = null, LastFailure? LastFailure = null)
{
    /// <summary>Where the note stands.</summary>
    public NarrationStatus Status
    {
        get
        {
            if (Wanted.IsRemoval)
            {
                return NarrationStatus.Removed;
            }

            if (Ready?.Revision == Wanted.Revision)
            {
                return NarrationStatus.Ready;
            }

            return LastFailure is { IsFinal: true } failure && failure.Revision == Wanted.Revision
                ? NarrationStatus.Failed
                : NarrationStatus.Pending;
        }
    }
}
