using Notecast.Domain.Speech;

namespace Notecast.Domain.Notes;

/// <summary>
/// What a client wrote beside the key, as it stands in the notes table: nothing here is checked yet.
/// An attribute that is absent is <see langword="null"/>.
/// </summary>
public sealed record NoteAttributes
{
    /// <summary><c>Note</c>: the text to speak.</summary>
    public string? Text { get; init; }

    /// <summary><c>TextType</c>: <c>text</c> (also when absent) or <c>ssml</c>.</summary>
    public string? TextType { get; init; }

    /// <summary><c>VoiceId</c>: a Polly voice id.</summary>
    public string? VoiceId { get; init; }

    /// <summary><c>Engine</c>: a Polly engine.</summary>
    public string? Engine { get; init; }

    /// <summary><c>LanguageCode</c>: which language a bilingual voice shall speak.</summary>
    public string? LanguageCode { get; init; }

    /// <summary><c>Title</c>: shown by players, not spoken.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Names of the spoken attributes above that are there but are not strings, comma-separated, in the order above; empty when all are.
    /// <see cref="Title"/> is not spoken: of any other type, it counts as absent.
    /// </summary>
    public string NotStrings { get; init; } = "";

    /// <summary>Only the settings and how long the text is: what people wrote must never reach a log.</summary>
    public override string ToString() => $"{VoiceId} ({Engine}, {LanguageCode}), {Text?.Length ?? 0} characters of {TextType ?? TextTypes.Text}";
}
