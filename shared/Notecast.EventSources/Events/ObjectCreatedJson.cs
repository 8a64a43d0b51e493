using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Notecast.EventSources.Events;

/// <summary>Writes the event that S3 sends for a put object: a whole event with one record.</summary>
/// <remarks>
/// Event structure 2.1 of the Amazon S3 user guide. The key is URL-encoded with <c>+</c> for a space; <c>/</c> stays as it is.
/// </remarks>
public static class ObjectCreatedJson
{
    /// <summary>Writes the event as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Write(ObjectCreated put)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        json.WriteStartObject();
        json.WriteStartArray("Records");
        json.WriteStartObject();
        json.WriteString("eventVersion", "2.1");
        json.WriteString("eventSource", "aws:s3");
        json.WriteString("awsRegion", put.Region);
        json.WriteString("eventTime", put.PutAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("eventName", "ObjectCreated:Put");
        WriteObject(json, "userIdentity", ("principalId", "NOTECAST"));
        WriteObject(json, "requestParameters", ("sourceIPAddress", "127.0.0.1"));
        WriteObject(json, "responseElements", ("x-amz-request-id", put.RequestId), ("x-amz-id-2", put.RequestId));
        WriteEntity(json, put);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>An object's key as events carry it: URL-encoded, with <c>+</c> for a space; <c>/</c> stays as it is.</summary>
    public static string EncodeKey(string key) => WebUtility.UrlEncode(key).Replace("%2F", "/", StringComparison.Ordinal);

    private static void WriteEntity(Utf8JsonWriter json, ObjectCreated put)
    {
        json.WriteStartObject("s3");
        json.WriteString("s3SchemaVersion", "1.0");
        json.WriteString("configurationId", put.ConfigurationId);
        json.WriteStartObject("bucket");
        json.WriteString("name", put.BucketName);
        WriteObject(json, "ownerIdentity", ("principalId", "NOTECAST"));
        json.WriteString("arn", $"arn:aws:s3:::{put.BucketName}");
        json.WriteEndObject();
        json.WriteStartObject("object");
        json.WriteString("key", EncodeKey(put.Key));
        json.WriteNumber("size", put.Size);
        json.WriteString("eTag", put.ETag);
        json.WriteString("sequencer", put.Sequencer);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, string Value)> members)
    {
        json.WriteStartObject(name);
        foreach (var (member, value) in members)
        {
            json.WriteString(member, value);
        }

        json.WriteEndObject();
    }
}
