namespace Notecast.Cli.Samples.Filling;

/// <summary>The names of what can be set in sample events.</summary>
internal static class SettingNames
{
    public const string UserId = "UserId";
    public const string NoteId = "NoteId";
    public const string Revision = "Revision";
    public const string SequenceNumber = "SequenceNumber";
    public const string Note = "Note";
    public const string VoiceId = "VoiceId";
    public const string Engine = "Engine";
    public const string LanguageCode = "LanguageCode";
    public const string TextType = "TextType";
    public const string Title = "Title";
    public const string Kind = "Kind";
    public const string CorrelationId = "CorrelationId";
    public const string Key = "Key";

    /// <summary>What says how a note is spoken.</summary>
    public static readonly IReadOnlyList<string> Spoken = [Note, VoiceId, Engine, LanguageCode, TextType];
}
