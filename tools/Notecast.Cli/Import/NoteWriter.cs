using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Cli.Import;

/// <summary>Writes notes that differ from what is there.</summary>
internal static class NoteWriter
{
    public const string Unchanged = "unchanged";
    private const string Added = "added";
    private const string Changed = "changed";

    /// <summary>Writes one note and tells what became of it.</summary>
    public static async Task<string> WriteAsync(NoteClient client, Note note, CancellationToken stop)
    {
        var before = await client.FindAsync(note.Key, stop);
        if (IsSame(before, note))
        {
            return Unchanged;
        }

        await client.PutAsync(note, stop);
        return before is null ? Added : Changed;
    }

    /// <summary>Writes notes in one transaction.</summary>
    /// <returns>How many were new or different.</returns>
    public static async Task<int> WriteAsync(NoteClient client, IReadOnlyCollection<Note> notes, CancellationToken stop)
    {
        var different = new List<Note>(notes.Count);
        foreach (var note in notes)
        {
            if (!IsSame(await client.FindAsync(note.Key, stop), note))
            {
                different.Add(note);
            }
        }

        if (different.Count > 0)
        {
            await client.PutAllAsync(different, stop);
        }

        return different.Count;
    }

    private static bool IsSame(Note? before, Note note) =>
        before is not null && before.Attributes == note.Attributes && before.Key.NoteId.IsNumber == note.Key.NoteId.IsNumber;
}
