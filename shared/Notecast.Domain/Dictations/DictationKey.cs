using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Dictations;

/// <summary>
/// The object key of a dictation: <c>dictations/{user}/{note}/{content hash}.mp3</c>, user and note percent-encoded. It names what is
/// heard, so equal requests share one object.
/// </summary>
public sealed record DictationKey
{
    /// <summary>What every dictation's key starts with.</summary>
    public const string Folder = "dictations/";

    private readonly string _text;

    /// <summary>The key of the dictation of <paramref name="note"/> with this content.</summary>
    /// <exception cref="PermanentFailureException">The ids are too long for an object key.</exception>
    public DictationKey(NoteKey note, ContentHash content)
    {
        _text = $"{Folder}{KeyEncoding.Encode(note.UserId)}/{KeyEncoding.Encode(note.NoteId.Text)}/{content}.mp3";
        ObjectKeyLength.Check(_text);
    }

    /// <summary>The object key.</summary>
    public override string ToString() => _text;
}
