using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.Cli.Hosting;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.EventSources.Events;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets the key of the object that a record of a bucket's event is about.</summary>
internal static class ObjectRecordFilling
{
    /// <summary>Which note at which revision a narration is of.</summary>
    public static IReadOnlyList<string> KeySettings { get; } = [SettingNames.UserId, SettingNames.NoteId, SettingNames.Revision];

    /// <summary>All that a narration's key says.</summary>
    public static IReadOnlyList<string> NarrationSettings { get; } = [.. KeySettings, .. SettingNames.Spoken];

    /// <summary>Whether the record is about a narration.</summary>
    public static bool IsOfNarration(JsonNode? record) => NarrationKey.TryParse(KeyOf(record), out _);

    /// <summary>Whether the record is about an object.</summary>
    public static bool IsOfObject(JsonNode? record) => KeyOf(record) is not null;

    /// <summary>Sets a key as it is.</summary>
    public static void FillKey(JsonObject record, EventSettings settings)
    {
        if (!IsOfObject(record) || settings.FindText(SettingNames.Key) is not { } key)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(key);
        SetKey(record, bytes <= NarrationKey.MaxKeyBytes
            ? key
            : throw CommandException.Usage($"Key has {bytes} bytes in UTF-8; S3 allows {NarrationKey.MaxKeyBytes}. Give a shorter one."));
    }

    /// <summary>Sets what a narration's key says; a record that is about something else is passed over.</summary>
    public static void FillNarration(JsonObject record, EventSettings settings)
    {
        if (!NarrationKey.TryParse(KeyOf(record), out var key))
        {
            return;
        }

        try
        {
            var filled = new NarrationKey(settings.ApplyTo(key.Note), settings.ApplyTo(key.Revision), ContentOf(key, settings));
            SetKey(record, filled.ToString());
        }
        catch (PermanentFailureException exception)
        {
            throw CommandException.Usage(exception.Message);
        }
    }

    /// <summary>A key has the first digits of the content hash only, so the rest does not matter while the content stays.</summary>
    private static ContentHash ContentOf(NarrationKey key, EventSettings settings) => settings.HasAny(SettingNames.Spoken)
        ? SpokenContent.Of(Spoken(SampleNotes.All.FirstOrDefault(note => note.Key == key.Note) ?? SampleNotes.Welcome, settings)).Hash
        : ContentHash.Parse(key.ContentPrefix.PadRight(ContentHash.Length, '0'));

    private static NoteAttributes Spoken(Note note, EventSettings settings)
    {
        string? Choose(string name, string? otherwise) => settings.Find(name) is not { } value ? otherwise
            : value.Length > 0 ? value
            : null;
        return note.Attributes with
        {
            Text = settings.Find(SettingNames.Note) ?? note.Attributes.Text,
            VoiceId = Choose(SettingNames.VoiceId, note.Attributes.VoiceId),
            Engine = Choose(SettingNames.Engine, note.Attributes.Engine),
            LanguageCode = Choose(SettingNames.LanguageCode, note.Attributes.LanguageCode),
            TextType = Choose(SettingNames.TextType, note.Attributes.TextType),
        };
    }

    private static string? KeyOf(JsonNode? record) =>
        record.Object("s3").Object("object").Text("key") is { } key ? WebUtility.UrlDecode(key) : null;

    private static void SetKey(JsonObject record, string key) =>
        record.Object("s3").Object("object")!["key"] = ObjectCreatedJson.EncodeKey(key);
}
