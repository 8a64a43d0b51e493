using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Notecast.EventSources.Events;

/// <summary>
/// The digests that SQS gives with a message, as lower-case hexadecimal digits of MD5.
/// Source: Amazon SQS Developer Guide, "Calculating the MD5 message digest for message attributes".
/// </summary>
public static class MessageDigests
{
    private const byte StringTransport = 1;

    /// <summary>A message's <c>md5OfBody</c>.</summary>
    public static string OfBody(string body) => Md5(Encoding.UTF8.GetBytes(body));

    /// <summary>
    /// A message's <c>md5OfMessageAttributes</c>: by name, each name, data type and value with its length before it, and a byte for the
    /// kind of value. All of them are of the data type <c>String</c>.
    /// </summary>
    public static string OfAttributes(IEnumerable<KeyValuePair<string, string>> attributes)
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
