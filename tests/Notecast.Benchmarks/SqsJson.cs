using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.Domain.DeadLetters;

namespace Notecast.Benchmarks;

/// <summary>Messages in the JSON of SQS.</summary>
internal static class SqsJson
{
    private const string TextType = "String";
    private const byte TextTransport = 1;

    /// <summary>Source: receipt handles of Amazon SQS have some 200 to 400 characters.</summary>
    private const int ReceiptLength = 300;

    /// <summary>A letter as a first receive gives it.</summary>
    public static JsonObject MessageOf(DeadLetterMessage letter) => new()
    {
        ["MessageId"] = letter.MessageId,
        ["ReceiptHandle"] = letter.MessageId.PadRight(ReceiptLength, 'A'),
        ["Body"] = letter.Body,
        ["MD5OfBody"] = Md5Of(Encoding.UTF8.GetBytes(letter.Body)),
        ["Attributes"] = new JsonObject
        {
            ["SentTimestamp"] = letter.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["ApproximateReceiveCount"] = "1",
            ["ApproximateFirstReceiveTimestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        },
        ["MessageAttributes"] = new JsonObject(letter.Attributes.Select(attribute => KeyValuePair.Create<string, JsonNode?>(
            attribute.Key, new JsonObject { ["DataType"] = TextType, ["StringValue"] = attribute.Value }))),
        ["MD5OfMessageAttributes"] = Md5Of(letter.Attributes),
    };

    /// <summary>The receipt handle of a message, or of a batch's entry.</summary>
    public static string ReceiptOf(JsonNode message) => message["ReceiptHandle"]!.GetValue<string>();

    /// <summary>Source: Amazon SQS Developer Guide, "Calculating the MD5 message digest for message attributes".</summary>
    private static string Md5Of(IReadOnlyDictionary<string, string> attributes)
    {
        using var bytes = new MemoryStream();
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            WriteText(bytes, name);
            WriteText(bytes, TextType);
            bytes.WriteByte(TextTransport);
            WriteText(bytes, value);
        }

        return Md5Of(bytes.ToArray());
    }

    private static void WriteText(MemoryStream bytes, string text)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, encoded.Length);
        bytes.Write(length);
        bytes.Write(encoded);
    }

#pragma warning disable CA5351 // The protocol asks for it.
    private static string Md5Of(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
