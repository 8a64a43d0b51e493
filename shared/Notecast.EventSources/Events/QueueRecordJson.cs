using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Events;

/// <summary>Writes a received message in the shape that Lambda puts into an SQS event's <c>Records</c>.</summary>
internal static class QueueRecordJson
{
    private const byte StringTransport = 1;

    public static ReadOnlyMemory<byte> Write(QueueMessage message, string queueArn)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("messageId", message.MessageId);
        json.WriteString("receiptHandle", message.ReceiptHandle);
        json.WriteString("body", message.Body);
        json.WriteStartObject("attributes");
        json.WriteString("ApproximateReceiveCount", message.ReceiveCount.ToString(CultureInfo.InvariantCulture));
        json.WriteString("SentTimestamp", Milliseconds(message.SentAt));
        json.WriteString("SenderId", "NOTECAST");
        json.WriteString("ApproximateFirstReceiveTimestamp", Milliseconds(message.FirstReceivedAt));
        json.WriteEndObject();
        WriteMessageAttributes(json, message.Attributes);
        if (message.Attributes.Count > 0)
        {
            json.WriteString("md5OfMessageAttributes", Md5OfAttributes(message.Attributes));
        }

        json.WriteString("md5OfBody", Md5(Encoding.UTF8.GetBytes(message.Body)));
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", queueArn);
        json.WriteString("awsRegion", Arn.Region(queueArn));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteMessageAttributes(Utf8JsonWriter json, IReadOnlyDictionary<string, string> attributes)
    {
        json.WriteStartObject("messageAttributes");
        foreach (var (name, value) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteString("stringValue", value);
            json.WriteStartArray("stringListValues");
            json.WriteEndArray();
            json.WriteStartArray("binaryListValues");
            json.WriteEndArray();
            json.WriteString("dataType", "String");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// SQS's digest of attributes: by name, each name, data type and value with its length before it, and a byte for the kind of value.
    /// </summary>
    private static string Md5OfAttributes(IReadOnlyDictionary<string, string> attributes)
    {
        var digested = new ArrayBufferWriter<byte>();
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            AppendWithLength(digested, name);
            AppendWithLength(digested, "String");
            digested.Write([StringTransport]);
            AppendWithLength(digested, value);
        }

        return Md5(digested.WrittenSpan);
    }

    private static void AppendWithLength(ArrayBufferWriter<byte> digested, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(digested.GetSpan(sizeof(int)), bytes.Length);
        digested.Advance(sizeof(int));
        digested.Write(bytes);
    }

    [SuppressMessage("Security", "CA5351", Justification = "SQS's events carry MD5 digests; nothing relies on them for security.")]
    private static string Md5(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(MD5.HashData(content));
}
