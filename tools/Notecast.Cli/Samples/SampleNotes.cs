using Notecast.Domain.Notes;

namespace Notecast.Cli.Samples;

/// <summary>The notes that the sample events belong to.</summary>
internal static class SampleNotes
{
    /// <summary>The note of most sample events.</summary>
    public static Note Welcome { get; } = new(
        new NoteKey("ada", NoteId.FromString("welcome")),
        new NoteAttributes { Text = "This note was new.", VoiceId = "Joey" });

    /// <summary>A note whose ids have what needs an encoding in keys, URLs or JSON.</summary>
    public static Note Odd { get; } = new(
        new NoteKey("büro/süd +1%", NoteId.FromString("100% größer + 1/2 🎧")),
        new NoteAttributes { Text = "Größer als erwartet.", VoiceId = "Hans" });

    /// <summary>The notes that stand in the notes table. A third one, <c>ada/goodbye</c>, was removed from it.</summary>
    public static IReadOnlyList<Note> All { get; } = [Welcome, Odd];
}
