using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Notecast.EventSources.Events;

/// <summary>One attribute's value in a DynamoDB item: text, number, binary, boolean or null.</summary>
public sealed class ItemValue
{
    private readonly string _type;
    private readonly string _text;
    private readonly ReadOnlyMemory<byte> _bytes;

    private ItemValue(string type, string text, ReadOnlyMemory<byte> bytes = default)
    {
        _type = type;
        _text = text;
        _bytes = bytes;
    }

    /// <summary>The value <c>NULL</c>.</summary>
    public static ItemValue Null { get; } = new("NULL", "true");

    /// <summary>The value's size as DynamoDB counts it, in bytes: a number takes a byte for two digits and one more.</summary>
    internal int SizeInBytes => _type switch
    {
        "S" => Encoding.UTF8.GetByteCount(_text),
        "N" => ((_text.Length + 1) / 2) + 1,
        "B" => _bytes.Length,
        _ => 1,
    };

    /// <summary>A text (<c>S</c>). A lone surrogate, which DynamoDB cannot hold, becomes U+FFFD.</summary>
    public static ItemValue FromText(string value) => new("S", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));

    /// <summary>A number (<c>N</c>) in its decimal digits, as DynamoDB sends it.</summary>
    public static ItemValue FromNumber(string digits) => new("N", digits);

    /// <summary>A whole number (<c>N</c>).</summary>
    public static ItemValue FromNumber(long value) => new("N", value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A binary (<c>B</c>).</summary>
    public static ItemValue FromBinary(ReadOnlyMemory<byte> value) => new("B", string.Empty, value);

    /// <summary>A boolean (<c>BOOL</c>).</summary>
    public static ItemValue FromBoolean(bool value) => new("BOOL", value ? "true" : "false");

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (_type)
        {
            case "B":
                json.WriteBase64String(_type, _bytes.Span);
                break;
            case "BOOL" or "NULL":
                json.WriteBoolean(_type, _text == "true");
                break;
            default:
                json.WriteString(_type, _text);
                break;
        }

        json.WriteEndObject();
    }
}
