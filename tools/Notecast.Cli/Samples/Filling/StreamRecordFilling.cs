using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Notecast.Domain.Narrations;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in a record of the notes table's stream.</summary>
internal static class StreamRecordFilling
{
    private const string TextType = "S";
    private const string NumberType = "N";
    private const int MostDigits = 40;

    /// <summary>Where the note's keys are.</summary>
    private static readonly string[] Places = ["Keys", "NewImage", "OldImage"];

    /// <summary>What an item may have and may lack. An empty text leaves it out.</summary>
    private static readonly string[] Optional =
        [SettingNames.VoiceId, SettingNames.Engine, SettingNames.LanguageCode, SettingNames.TextType, SettingNames.Title];

    /// <summary>What names the note and its change.</summary>
    public static IReadOnlyList<string> KeySettings { get; } =
        [SettingNames.UserId, SettingNames.NoteId, SettingNames.Revision, SettingNames.SequenceNumber];

    /// <summary>What the new image may have besides.</summary>
    public static IReadOnlyList<string> ImageSettings { get; } = [SettingNames.Note, .. Optional];

    /// <summary>The names of what the record can take.</summary>
    public static IEnumerable<string> SettingsOf(JsonNode? record)
    {
        var change = record.Object("dynamodb");
        var keys = change.Object("Keys");
        if (TypeOf(keys, SettingNames.UserId) == TextType)
        {
            yield return SettingNames.UserId;
        }

        if (TypeOf(keys, SettingNames.NoteId) is not null)
        {
            yield return SettingNames.NoteId;
        }

        if (change.Text("SequenceNumber") is not null)
        {
            yield return SettingNames.Revision;
            yield return SettingNames.SequenceNumber;
        }

        if (change.Object("NewImage") is not null)
        {
            foreach (var name in ImageSettings)
            {
                yield return name;
            }
        }
    }

    /// <summary>Sets what the record can take, and passes over what it cannot.</summary>
    /// <param name="record">The record.</param>
    /// <param name="settings">The values.</param>
    /// <param name="number">Which of the event's records it is, from 0: sequence numbers count on from the one that is set.</param>
    public static void Fill(JsonObject record, EventSettings settings, int number)
    {
        if (record.Object("dynamodb") is not { } change)
        {
            return;
        }

        var before = ImageSize.Of(change);
        SetKeys(change, settings);
        if (change.Object("NewImage") is { } image)
        {
            SetAttributes(image, settings);
        }

        if (change.Member("SizeBytes") is JsonValue size && size.TryGetValue<long>(out var bytes))
        {
            change["SizeBytes"] = bytes + ImageSize.Of(change) - before;
        }

        if (change.Text("SequenceNumber") is not null && FindSequenceNumber(settings) is { } first)
        {
            change["SequenceNumber"] = CountOn(first, number);
        }
    }

    private static void SetKeys(JsonObject change, EventSettings settings)
    {
        var keys = change.Object("Keys");
        if (TypeOf(keys, SettingNames.UserId) == TextType)
        {
            SetKey(change, SettingNames.UserId, TextType, settings.FindText(SettingNames.UserId));
        }

        if (TypeOf(keys, SettingNames.NoteId) is { } type)
        {
            SetKey(change, SettingNames.NoteId, type, settings.FindNoteId(isNumber: type == NumberType));
        }
    }

    private static void SetKey(JsonObject change, string name, string type, string? value)
    {
        if (value is null)
        {
            return;
        }

        foreach (var place in Places)
        {
            if (change.Object(place) is { } image)
            {
                image[name] = new JsonObject { [type] = value };
            }
        }
    }

    private static void SetAttributes(JsonObject image, EventSettings settings)
    {
        foreach (var name in ImageSettings)
        {
            if (settings.Find(name) is not { } value)
            {
                continue;
            }

            if (value.Length == 0 && Optional.Contains(name))
            {
                image.Remove(name);
                continue;
            }

            image[name] = new JsonObject { [TextType] = value };
        }
    }

    private static string? FindSequenceNumber(EventSettings settings)
    {
        if (settings.Find(SettingNames.SequenceNumber) is not { } digits)
        {
            return settings.Find(SettingNames.Revision) is { } revision ? SequenceNumberOf(revision, settings) : null;
        }

        if (settings.Find(SettingNames.Revision) is not null)
        {
            throw settings.Wrong(SettingNames.Revision, "and SequenceNumber say the same of a stream record. Give one of them");
        }

        return IsSequenceNumber(digits)
            ? digits
            : throw settings.Wrong(SettingNames.SequenceNumber, "is no sequence number. Write 1 to 40 digits");
    }

    private static string SequenceNumberOf(string revision, EventSettings settings)
    {
        if (IsSequenceNumber(revision))
        {
            return revision;
        }

        return Revision.TryParse(revision, out _) && revision.EndsWith(".000000", StringComparison.Ordinal)
            ? revision[..MostDigits].TrimStart('0').PadLeft(1, '0')
            : throw settings.Wrong(
                SettingNames.Revision,
                "is no revision of a stream record. Write 40 digits and '.000000', or a sequence number of 1 to 40 digits");
    }

    private static bool IsSequenceNumber(string text) => text.Length is > 0 and <= MostDigits && text.All(char.IsAsciiDigit);

    private static string CountOn(string first, int number) => number == 0
        ? first
        : (BigInteger.Parse(first, CultureInfo.InvariantCulture) + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>How a key is held, when it is one that a note's key may be.</summary>
    private static string? TypeOf(JsonObject? keys, string name) => keys.Object(name) is not { } value ? null
        : value.Text(TextType) is not null ? TextType
        : value.Text(NumberType) is not null ? NumberType
        : null;
}
