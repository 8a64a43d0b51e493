using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Dictations;

/// <summary>Puts the voice that a caller asks for in the place of a note's own.</summary>
internal static class VoiceOverride
{
    /// <summary>
    /// The note as it is heard in that voice. Its engine and language were chosen for its own voice: for another, they stay as far as that
    /// one has them.
    /// </summary>
    public static NoteAttributes Apply(NoteAttributes note, string voiceId)
    {
        var asked = note with { VoiceId = voiceId, NotStrings = WithoutVoiceId(note.NotStrings) };
        if (SpokenContent.Of(note).VoiceId == SpokenContent.Of(asked).VoiceId)
        {
            return asked;
        }

        var voice = Voices.Find(voiceId);
        return asked with
        {
            Engine = note.Engine is { } engine && voice?.Engines.Contains(engine.ToLowerInvariant()) == true ? engine : null,
            LanguageCode = note.LanguageCode is { } language && voice?.Speaks(language) == true ? language : null,
        };
    }

    /// <summary>What the note says of its voice does not matter, so it may be anything.</summary>
    private static string WithoutVoiceId(string notStrings) =>
        string.Join(',', notStrings.Split(',').Where(name => name != nameof(NoteAttributes.VoiceId)));
}
