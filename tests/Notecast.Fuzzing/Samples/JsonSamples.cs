using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Notecast.Fuzzing.Mutating;

namespace Notecast.Fuzzing.Samples;

/// <summary>JSON, whose parts are its values, its members and their names.</summary>
internal static class JsonSamples
{
    private const int Deep = 70;
    private const int Long = 1_500;

    private static readonly byte[] Comma = [(byte)','];

    /// <summary>Values of other types, out of range, too deep, too long, and of text that is none.</summary>
    public static OddValues OddValues { get; } = new(
        new Dictionary<PartKind, IReadOnlyList<byte[]>>
        {
            [PartKind.Value] = OddOnes(),
            [PartKind.Member] = BytesOf("\"x\":0", "\"S\":\"x\"", "\"N\":\"1\"", "\"\":null", "\"\\udc00\":[]"),
            [PartKind.Name] = BytesOf("\"\"", "\"x\"", "\"S\"", "\"Records\"", "\"key\"", "\"\\ud800\"", "\"\\u0000\""),
        },
        [("["u8.ToArray(), "]"u8.ToArray()), ("{\"S\":"u8.ToArray(), "}"u8.ToArray()), ("\""u8.ToArray(), "\""u8.ToArray())]);

    /// <summary>The sample events of a function; none when it has no folder.</summary>
    public static IReadOnlyList<Sample> EventsOf(string function)
    {
        var folder = new DirectoryInfo(Path.Combine(EventsFolder(), function));
        return folder.Exists
            ? [.. folder.GetFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal).Select(Of)]
            : [];
    }

    /// <summary>The bodies of the messages in a function's sample events that are JSON.</summary>
    public static IReadOnlyList<Sample> BodiesOf(string function) => [.. EventsOf(function).SelectMany(BodiesOf).Select(Of)];

    /// <summary>JSON with its parts; what is no JSON is a sample without parts.</summary>
    public static Sample Of(byte[] json)
    {
        try
        {
            return new Sample(json, PartsOf(json), Comma);
        }
        catch (JsonException)
        {
            return new Sample(json, [], Comma);
        }
    }

    private static IEnumerable<byte[]> BodiesOf(Sample sample)
    {
        using var document = JsonDocument.Parse(sample.Bytes);
        return
        [
            .. document.RootElement.GetProperty("Records").EnumerateArray()
                .Select(record => Encoding.UTF8.GetBytes(record.GetProperty("body").GetString()!)),
        ];
    }

    private static List<Part> PartsOf(byte[] json)
    {
        var parts = new List<Part>();
        var reader = new Utf8JsonReader(json);
        var open = new Stack<(int Start, int NameStart)>();
        var nameStart = -1;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    nameStart = start;
                    parts.Add(new Part(start, reader.ValueSpan.Length + 2, PartKind.Name));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((start, nameStart));
                    nameStart = -1;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    (start, nameStart) = open.Pop();
                    AddValue(start, (int)reader.BytesConsumed);
                    break;
                default:
                    AddValue(start, (int)reader.BytesConsumed);
                    break;
            }
        }

        return parts;

        void AddValue(int start, int end)
        {
            parts.Add(new Part(start, end - start));
            if (nameStart >= 0)
            {
                parts.Add(new Part(nameStart, end - nameStart, PartKind.Member));
            }

            nameStart = -1;
        }
    }

    private static string EventsFolder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "events");

    private static Sample Of(FileInfo file) => Of(File.ReadAllBytes(file.FullName));

    private static byte[][] BytesOf(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static byte[][] OddOnes() =>
    [
        .. ((string[])
        [
            "null", "true", "false", "0", "-1", "-0", "1.5", "1e999", "-1E-400", "2147483648", "9223372036854775808", "253402300800000",
            "123456789012345678901234567890123456789012345", "1e", "01", "NaN", "\"\"", "\" \"", "\"0\"", "\"-1\"", "\"1e5\"",
            "\"9223372036854775807\"", "\"99999999999999999999999999999999999999999\"", "\"2026-13-45T00:00:00Z\"",
            "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"INSERT\"", "\"REMOVE\"", "\"aws:s3\"", "\"narrate\"",
            "\"remove\"", "\"N\"",
            "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\ufffe\"", "\"\\ud83d\\ude00\"", "\"%\"", "\"%2\"", "\"%ff\"", "\"+%2B\"",
            "\"narrations/%2E/%2E%2E/\"", "[]", "{}", "[null]", "{\"\":null}", "{\"\\ud800\":1}", "{\"S\":\"x\"}", "{\"N\":\"1\"}",
            "{\"NULL\":true}", "{\"BOOL\":1}", "{\"B\":\"?\"}", "{\"M\":{\"S\":{\"S\":\"x\"}}}", "{\"SS\":[null]}",
            "{\"S\":\"x\",\"S\":null}",
            "\"{\\\"kind\\\":\\\"narrate\\\"}\"", "\"{\\\"poisonRecord\\\":{}}\"", "/**/1",
        ]).Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(new string('[', Deep) + new string(']', Deep)),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"L\":[", Deep)) + string.Concat(Enumerable.Repeat("]}", Deep))),
        Encoding.UTF8.GetBytes($"\"{new string('x', Long)}\""),
        Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat("\\u00fc", Long / 6))}\""),
        Encoding.UTF8.GetBytes(new string('9', Long)),
    ];
}
