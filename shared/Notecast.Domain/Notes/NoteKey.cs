namespace Notecast.Domain.Notes;

/// <summary>What names a note: the hash and range key of the notes table.</summary>
public sealed record NoteKey
{
    /// <summary>Names the note <paramref name="noteId"/> of <paramref name="userId"/>.</summary>
    /// <exception cref="ArgumentException">An id is empty, or is not valid Unicode (DynamoDB stores UTF-8).</exception>
    public NoteKey(string userId, NoteId noteId)
    {
        UserId = RequireUnicode(userId, "UserId");
        NoteId = noteId;
        RequireUnicode(noteId.Text, "NoteId");
    }

    /// <summary>The owner: the table's hash key.</summary>
    public string UserId { get; }

    /// <summary>The note among the owner's: the table's range key.</summary>
    public NoteId NoteId { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{UserId}/{NoteId}";

    private static string RequireUnicode(string? id, string name)
    {
        if (string.IsNullOrEmpty(id))
        {
            throw new ArgumentException($"{name} is empty; a note key needs at least one character. Give the note a {name}.", name);
        }

        return UnicodeText.IsWellFormed(id)
            ? id
            : throw new ArgumentException($"{name} has half of a surrogate pair; ids must be valid Unicode. Choose another {name}.", name);
    }
}
