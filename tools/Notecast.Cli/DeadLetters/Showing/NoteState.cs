using Notecast.Cli.Operations;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Cli.DeadLetters.Showing;

/// <summary>How a letter's note stands now.</summary>
/// <param name="Key">The note.</param>
/// <param name="Exists">Whether the notes table has it.</param>
/// <param name="TextLength">The length of its text, in UTF-16 code units; <see langword="null"/> when there is no note or no text.</param>
/// <param name="Entry">What the catalog knows; <see langword="null"/> for nothing.</param>
internal sealed record NoteState(NoteKey Key, bool Exists, int? TextLength, CatalogEntry? Entry)
{
    public static async Task<NoteState> ReadAsync(OperationsTarget target, NoteKey key, CancellationToken stop)
    {
        var entry = await target.Catalog.FindAsync(key, stop);
        var note = await target.Notes.FindAsync(key, stop);
        return new NoteState(key, note is not null, note?.Attributes.Text?.Length, entry);
    }
}
