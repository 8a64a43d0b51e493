using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Events;

/// <summary>Writes a received message in the shape that Lambda puts into an SQS event's <c>Records</c>.</summary>
internal static class QueueRecordJson
{
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
            json.WriteString("md5OfMessageAttributes", MessageDigests.OfAttributes(message.Attributes));
        }

        json.WriteString("md5OfBody", MessageDigests.OfBody(message.Body));
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
}
