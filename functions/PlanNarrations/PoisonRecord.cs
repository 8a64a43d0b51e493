using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.DynamoDBEvents;

namespace Notecast.Functions.PlanNarrations;

/// <summary>
/// The dead letter of a stream record that is no note change: the record as the stream gave it, less what people wrote. Of the item
/// itself that leaves its keys and Notecast's own settings: any other attribute is the client's, and may hold anything.
/// Its <c>poisonRecord</c> member tells its kind.
/// </summary>
internal static class PoisonRecord
{
    /// <summary>Longer than any key, and than any setting that means something.</summary>
    private const int MaxTextLength = 4_096;

    /// <summary>The queue's message is read by JSON parsers only, and must not grow over its size by escapes.</summary>
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Settings = ["UserId", "NoteId", "VoiceId", "Engine", "LanguageCode", "TextType"];

    public static string Write(DynamoDBEvent.DynamodbStreamRecord? record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Unescaped))
        {
            json.WriteStartObject();
            json.WriteStartObject("poisonRecord");
            WriteText(json, "eventID", record?.EventID);
            WriteText(json, "eventName", record?.EventName);
            WriteText(json, "eventVersion", record?.EventVersion);
            WriteText(json, "eventSource", record?.EventSource);
            WriteText(json, "eventSourceARN", record?.EventSourceArn);
            WriteText(json, "awsRegion", record?.AwsRegion);
            if (record?.UserIdentity is { } identity)
            {
                json.WriteStartObject("userIdentity");
                WriteText(json, "principalId", identity.PrincipalId);
                WriteText(json, "type", identity.Type);
                json.WriteEndObject();
            }

            if (record?.Dynamodb is { } change)
            {
                WriteChange(json, change);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteChange(Utf8JsonWriter json, DynamoDBEvent.StreamRecord change)
    {
        json.WriteStartObject("dynamodb");
        json.WriteNumber("ApproximateCreationDateTime", new DateTimeOffset(change.ApproximateCreationDateTime.ToUniversalTime()).ToUnixTimeSeconds());
        WriteText(json, "SequenceNumber", change.SequenceNumber);
        json.WriteNumber("SizeBytes", change.SizeBytes);
        WriteText(json, "StreamViewType", change.StreamViewType);
        WriteMap(json, "Keys", change.Keys);
        WriteMap(json, "OldImage", SettingsOf(change.OldImage));
        WriteMap(json, "NewImage", SettingsOf(change.NewImage));
        json.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<string, DynamoDBEvent.AttributeValue>>? SettingsOf(Dictionary<string, DynamoDBEvent.AttributeValue>? map) =>
        map?.Where(pair => Settings.Contains(pair.Key));

    private static void WriteMap(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, DynamoDBEvent.AttributeValue>>? map)
    {
        if (map is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (attribute, value) in map)
        {
            json.WritePropertyName(attribute);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, DynamoDBEvent.AttributeValue? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        WriteText(json, "S", value.S is { Length: > MaxTextLength } ? value.S[..MaxTextLength] : value.S);
        WriteText(json, "N", value.N);
        if (value.B is not null)
        {
            json.WriteBase64String("B", value.B.ToArray());
        }

        if (value.BOOL is { } boolean)
        {
            json.WriteBoolean("BOOL", boolean);
        }

        if (value.NULL is { } isNull)
        {
            json.WriteBoolean("NULL", isNull);
        }

        WriteList(json, "SS", value.SS, (writer, text) => writer.WriteStringValue(text));
        WriteList(json, "NS", value.NS, (writer, number) => writer.WriteStringValue(number));
        WriteList(json, "BS", value.BS, (writer, bytes) => writer.WriteBase64StringValue(bytes.ToArray()));
        WriteList(json, "L", value.L, WriteValue);
        WriteMap(json, "M", SettingsOf(value.M));
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, List<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
