using System.Buffers;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Speech;

/// <summary>What is spoken of a note: its attributes with every open choice made.</summary>
public sealed record SpokenContent
{
    /// <summary>The audio format of all narrations.</summary>
    public const string OutputFormat = "mp3";

    /// <summary>The voice of a note that names neither a voice nor a language.</summary>
    public const string DefaultVoiceId = "Joanna";

    /// <summary>Changes whenever the canonical form does: all content hashes change with it.</summary>
    private const string CanonicalVersion = "content-1";

    private const int MaxQuotedLength = 40;

    /// <summary>White space and the invisible characters that people paste with it.</summary>
    private static readonly SearchValues<char> Unheard =
        SearchValues.Create("\0 \t\n\v\f\r\u0085\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u2028\u2029\u202F\u2060\u3000\uFEFF");

    private readonly string? _text;
    private readonly string _notStrings;

    private SpokenContent(NoteAttributes attributes)
    {
        var voice = attributes.VoiceId is { Length: > 0 } asked
            ? Voices.Find(asked)
            : Voices.FindForLanguage(attributes.LanguageCode ?? "") ?? Voices.Find(DefaultVoiceId);
        VoiceId = voice?.Id ?? attributes.VoiceId!;
        Engine = attributes.Engine is { Length: > 0 } engine ? engine.ToLowerInvariant() : voice?.Engines[0] ?? Engines.Standard;
        LanguageCode = attributes.LanguageCode is { Length: > 0 } language ? voice?.FindLanguage(language) ?? language : null;
        TextType = attributes.TextType is { Length: > 0 } type ? type.ToLowerInvariant() : TextTypes.Text;
        _text = attributes.Text is null ? null : Clean(attributes.Text, isSsml: TextType == TextTypes.Ssml);
        _notStrings = attributes.NotStrings;
        Hash = ContentHash.Of(CanonicalForm.Of(CanonicalVersion, _text, TextType, VoiceId, Engine, LanguageCode, OutputFormat, _notStrings));
    }

    /// <summary>The text or SSML to speak, cleaned of what no voice can speak; empty when the note has none.</summary>
    public string Text => _text ?? "";

    /// <summary><see cref="TextTypes.Text"/> or <see cref="TextTypes.Ssml"/>, if the note is valid.</summary>
    public string TextType { get; }

    /// <summary>The voice to speak with.</summary>
    public string VoiceId { get; }

    /// <summary>The engine to speak with.</summary>
    public string Engine { get; }

    /// <summary>The language that a bilingual voice shall speak; <see langword="null"/> for the voice's own.</summary>
    public string? LanguageCode { get; }

    /// <summary>The language that is heard, when it is known.</summary>
    public string? HeardLanguage => LanguageCode ?? Voices.Find(VoiceId)?.LanguageCode;

    /// <summary>Names the content. Notes that cannot be narrated have one too, so that mending them is a change.</summary>
    public ContentHash Hash { get; }

    /// <summary>Fills in what the note leaves open. Never fails: <see cref="Validate"/> does.</summary>
    public static SpokenContent Of(NoteAttributes attributes) => new(attributes);

    /// <summary>Checks what needs no speech service to be known wrong.</summary>
    /// <exception cref="PermanentFailureException">The note cannot be narrated as it is.</exception>
    public void Validate()
    {
        if (_notStrings.Split(',', StringSplitOptions.RemoveEmptyEntries) is [var first, ..])
        {
            throw new PermanentFailureException(
                FailureCode.AttributeNotString, $"The note's attribute {first} is not a string.", $"Write {first} as a string (S).");
        }

        if (_text is null)
        {
            throw new PermanentFailureException(
                FailureCode.TextMissing, "The note has no attribute Note.", "Write the text to speak into the attribute Note, as a string (S).");
        }

        if (TextType is not (TextTypes.Text or TextTypes.Ssml))
        {
            throw new PermanentFailureException(
                FailureCode.TextTypeUnknown, $"The note's TextType is '{Shorten(TextType)}'.", "Use 'text' or 'ssml', or leave TextType out.");
        }

        if (!_text.AsSpan().ContainsAnyExcept(Unheard))
        {
            throw new PermanentFailureException(
                FailureCode.TextEmpty,
                "The note's attribute Note is empty or white space.",
                "Write something to speak into the attribute Note.");
        }

        if (!Engines.All.Contains(Engine))
        {
            throw new PermanentFailureException(
                FailureCode.EngineNotSupported,
                $"The note's Engine '{Shorten(Engine)}' is not an engine of the speech service.",
                $"Use one of {string.Join(", ", Engines.All)}, or leave Engine out.");
        }
    }

    /// <summary>Only the names of what is asked for: the text must never reach a log.</summary>
    public override string ToString() => $"{VoiceId} ({Engine}), {Text.Length} characters of {TextType}";

    private static string Shorten(string value) => UnicodeText.Shorten(value, MaxQuotedLength);

    /// <summary>
    /// Line ends become <c>\n</c> and the edges are trimmed. In plain text, control characters become spaces and
    /// halves of surrogate pairs become U+FFFD; SSML keeps them, for its parser to refuse.
    /// </summary>
    private static string Clean(string text, bool isSsml)
    {
        var lines = text.ReplaceLineEndings("\n").Trim();
        return isSsml ? lines : CleanPlain(lines);
    }

    private static string CleanPlain(string text) => string.Create(text.Length, text, static (clean, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean[i] = text[i];
                i++;
                clean[i] = text[i];
            }
            else
            {
                clean[i] = CleanCharacter(text[i]);
            }
        }
    }).Trim();

    /// <summary>What stands for a character that is no half of a pair.</summary>
    private static char CleanCharacter(char character) =>
        char.IsSurrogate(character) ? '\uFFFD'
        : char.IsControl(character) && character is not ('\n' or '\t') ? ' '
        : character;
}
