using Notecast.Domain.Dictations;

namespace Notecast.Cli.Output;

/// <summary><c>dictate</c>. Of file and link there is one: a data folder has files, a stack has links that end.</summary>
internal sealed record DictationDocument(
    string UserId,
    string NoteId,
    string VoiceId,
    string Source,
    int BilledCharacters,
    string Key,
    string? File,
    string? Link)
{
    public static DictationDocument Of(Domain.Notes.NoteKey note, Dictation dictation) => new(
        note.UserId,
        note.NoteId.Text,
        dictation.VoiceId,
        WordOf(dictation.Source),
        dictation.BilledCharacters,
        dictation.Key.ToString(),
        dictation.Link.IsFile ? PathOf(dictation.Link) : null,
        dictation.Link.IsFile ? null : dictation.Link.AbsoluteUri);

    /// <summary>Where it can be heard: a path of this machine, or a link.</summary>
    public static string PlaceOf(Dictation dictation) => dictation.Link.IsFile ? PathOf(dictation.Link) : dictation.Link.AbsoluteUri;

    public static string WordOf(DictationSource source) => source switch
    {
        DictationSource.Kept => "kept",
        DictationSource.Narration => "narration",
        _ => "speech",
    };

    /// <summary>The path of a file's URI. Each escape is one of the URI, none of the file's name.</summary>
    private static string PathOf(Uri file) => OperatingSystem.IsWindows() ? file.LocalPath : Uri.UnescapeDataString(file.AbsolutePath);
}
