using Notecast.Domain.Notes;

namespace Notecast.Cli.Samples;

/// <summary>The notes that the sample events belong to.</summary>
internal static class SampleNotes
{
    /// <summary>The note of most sample events.</summary>
    public static Note Welcome { get; } = New("ada", "welcome", "This note was new.", "Joey");

    /// <summary>A note whose ids have what needs an encoding in keys, URLs or JSON.</summary>
    public static Note Odd { get; } = New("büro/süd +1%", "100% größer + 1/2 🎧", "Größer als erwartet.", "Hans");

    /// <summary>A note that cannot be narrated.</summary>
    public static Note Empty { get; } = New("ada", "empty", " ", "Joey");

    /// <summary>A note whose id could be a number, and whose change nobody planned.</summary>
    public static Note Numbered { get; } = New("newbie", "2", "This note has a number.", "Joey");

    /// <summary>The notes that stand in the notes table. Another one, <c>ada/goodbye</c>, was removed from it.</summary>
    public static IReadOnlyList<Note> All { get; } = [Welcome, Odd, Empty, Numbered];

    private static Note New(string userId, string noteId, string text, string voiceId) =>
        new(new NoteKey(userId, NoteId.FromString(noteId)), new NoteAttributes { Text = text, VoiceId = voiceId });
}
