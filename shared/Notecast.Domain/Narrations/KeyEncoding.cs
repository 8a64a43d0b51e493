using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Notecast.Domain.Narrations;

/// <summary>
/// Percent-encoding of ids inside object keys: the unreserved characters of RFC 3986, section 2.3, stay as they are, everything else
/// becomes %XX of its UTF-8 bytes. The points of an id that is only points are encoded too, since "." and ".." mean something to paths.
/// </summary>
internal static class KeyEncoding
{
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    private static readonly SearchValues<char> UpperHex = SearchValues.Create(HexDigits);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string id)
    {
        var onlyPoints = !id.AsSpan().ContainsAnyExcept('.');
        var encoded = new StringBuilder(id.Length);
        foreach (var part in Encoding.UTF8.GetBytes(id))
        {
            var character = (char)part;
            if (Unreserved.Contains(character) && !onlyPoints)
            {
                encoded.Append(character);
            }
            else
            {
                encoded.Append('%').Append(HexDigits[part >> 4]).Append(HexDigits[part & 0xF]);
            }
        }

        return encoded.ToString();
    }

    /// <summary>Reads what <see cref="Encode"/> writes and nothing else, so that one id has one key.</summary>
    public static bool TryDecode(string encoded, [NotNullWhen(true)] out string? id)
    {
        id = null;
        var bytes = new List<byte>(encoded.Length);
        for (var position = 0; position < encoded.Length; position++)
        {
            if (encoded[position] != '%')
            {
                if (!Unreserved.Contains(encoded[position]))
                {
                    return false;
                }

                bytes.Add((byte)encoded[position]);
                continue;
            }

            if (position + 2 >= encoded.Length || encoded.AsSpan(position + 1, 2).ContainsAnyExcept(UpperHex))
            {
                return false;
            }

            bytes.Add(byte.Parse(encoded.AsSpan(position + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            position += 2;
        }

        try
        {
            id = StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return id.Length > 0 && string.Equals(Encode(id), encoded, StringComparison.Ordinal);
    }
}
