using System.Diagnostics.CodeAnalysis;
using System.Text;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Narrations;

/// <summary>
/// The object key of a narration: <c>narrations/{user}/{note}/{revision}-{16 hex digits of the content hash}.mp3</c>,
/// user and note percent-encoded. It leads back to the ids without loss.
/// </summary>
public sealed record NarrationKey
{
    /// <summary>What every narration's key starts with.</summary>
    public const string Folder = "narrations/";

    /// <summary>The most bytes that an object key may have. Source: Amazon S3 User Guide, "Naming Amazon S3 objects".</summary>
    public const int MaxKeyBytes = 1024;

    private const string Extension = ".mp3";

    /// <summary>The key of the narration of <paramref name="note"/> at <paramref name="revision"/>.</summary>
    /// <exception cref="PermanentFailureException">The ids are too long for an object key.</exception>
    public NarrationKey(NoteKey note, Revision revision, ContentHash content)
        : this(note, revision, content.Prefix)
    {
    }

    private NarrationKey(NoteKey note, Revision revision, string contentPrefix)
    {
        Note = note;
        Revision = revision;
        ContentPrefix = contentPrefix;
        Text = $"{PrefixOf(note)}{revision}-{contentPrefix}{Extension}";
        ObjectKeyLength.Check(Text);
    }

    /// <summary>The note that is narrated.</summary>
    public NoteKey Note { get; }

    /// <summary>Which of the note's changes is narrated.</summary>
    public Revision Revision { get; }

    /// <summary>The first 16 hexadecimal digits of the content hash.</summary>
    public string ContentPrefix { get; }

    private string Text { get; }

    /// <summary>What the keys of all narrations of a note start with, and no other note's do.</summary>
    public static string PrefixOf(NoteKey note) => $"{Folder}{KeyEncoding.Encode(note.UserId)}/{KeyEncoding.Encode(note.NoteId.Text)}/";

    /// <summary>Reads an object key, if it is a narration's.</summary>
    public static bool TryParse(string? objectKey, [NotNullWhen(true)] out NarrationKey? key)
    {
        key = null;
        if (objectKey is null
            || Encoding.UTF8.GetByteCount(objectKey) > MaxKeyBytes
            || !objectKey.StartsWith(Folder, StringComparison.Ordinal)
            || !objectKey.EndsWith(Extension, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = objectKey[Folder.Length..^Extension.Length].Split('/');
        if (parts is not [var user, var note, { Length: Revision.TextLength + 1 + ContentHash.PrefixLength } name]
            || name[Revision.TextLength] != '-'
            || !Revision.TryParse(name[..Revision.TextLength], out var revision)
            || name.AsSpan(Revision.TextLength + 1).ContainsAnyExcept(LowerHex.Digits)
            || !KeyEncoding.TryDecode(user, out var userId)
            || !KeyEncoding.TryDecode(note, out var noteId))
        {
            return false;
        }

        key = new NarrationKey(new NoteKey(userId, NoteId.FromString(noteId)), revision, name[(Revision.TextLength + 1)..]);
        return true;
    }

    /// <summary>The object key.</summary>
    public override string ToString() => Text;
}
