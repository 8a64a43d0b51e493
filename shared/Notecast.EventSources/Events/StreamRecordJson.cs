using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Notecast.EventSources.Events;

/// <summary>Writes a DynamoDB stream record in the shape that Lambda puts into an event's <c>Records</c>.</summary>
public static class StreamRecordJson
{
    /// <summary>Writes a record as UTF-8 JSON.</summary>
    /// <exception cref="ArgumentException">The stream's ARN names no region.</exception>
    public static ReadOnlyMemory<byte> Write(ItemChange change)
    {
        var region = Arn.Region(change.StreamArn);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("eventID", change.EventId ?? DerivedEventId(change));
        json.WriteString("eventName", EventName(change.Kind));
        json.WriteString("eventVersion", "1.1");
        json.WriteString("eventSource", "aws:dynamodb");
        json.WriteString("awsRegion", region);
        WriteChange(json, change);
        if (change.ByTimeToLive)
        {
            json.WriteStartObject("userIdentity");
            json.WriteString("principalId", "dynamodb.amazonaws.com");
            json.WriteString("type", "Service");
            json.WriteEndObject();
        }

        json.WriteString("eventSourceARN", change.StreamArn);
        json.WriteEndObject();
        json.Flush();
        // Records wait in memory by the thousand, so none keeps the room that its writing took.
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteChange(Utf8JsonWriter json, ItemChange change)
    {
        json.WriteStartObject("dynamodb");
        json.WriteNumber("ApproximateCreationDateTime", change.CreatedAt.ToUnixTimeSeconds());
        WriteImage(json, "Keys", change.Keys);
        WriteImage(json, "NewImage", change.NewImage);
        WriteImage(json, "OldImage", change.OldImage);
        json.WriteString("SequenceNumber", change.SequenceNumber);
        json.WriteNumber("SizeBytes", Size(change.Keys) + Size(change.NewImage) + Size(change.OldImage));
        json.WriteString("StreamViewType", "NEW_AND_OLD_IMAGES");
        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, ItemValue>? image)
    {
        if (image is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (attribute, value) in image)
        {
            json.WritePropertyName(attribute);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static int Size(IReadOnlyDictionary<string, ItemValue>? image) =>
        image?.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.SizeInBytes) ?? 0;

    private static string EventName(ItemChangeKind kind) => kind switch
    {
        ItemChangeKind.Insert => "INSERT",
        ItemChangeKind.Modify => "MODIFY",
        ItemChangeKind.Remove => "REMOVE",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A change inserts, modifies or removes an item."),
    };

    private static string DerivedEventId(ItemChange change) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{change.StreamArn} {change.SequenceNumber}")).AsSpan(0, 16));
}
