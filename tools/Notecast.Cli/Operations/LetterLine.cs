using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Notecast.Cli.Import;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Operations;

/// <summary>
/// A dead letter as one line of JSON Lines, as <c>export</c>, <c>discard</c> and <c>edit</c> write it and <c>import</c> reads it: the
/// message's id, times, attributes and body, and nothing that is derived from them. Reading is strict, since a misspelt name would lose
/// what it holds.
/// </summary>
internal static class LetterLine
{
    private const string MessageId = "messageId";
    private const string SentAt = "sentAt";
    private const string FirstReceivedAt = "firstReceivedAt";
    private const string ReceiveCount = "receiveCount";
    private const string Attributes = "attributes";
    private const string Body = "body";

    /// <summary>Bodies are JSON themselves and stay as readable as JSON in JSON can be.</summary>
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    public static string Write(DeadLetterMessage letter)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Format))
        {
            json.WriteStartObject();
            json.WriteString(MessageId, letter.MessageId);
            json.WriteString(SentAt, Moment(letter.SentAt));
            if (letter.FirstReceivedAt is { } received)
            {
                json.WriteString(FirstReceivedAt, Moment(received));
            }

            json.WriteNumber(ReceiveCount, letter.ReceiveCount);
            json.WriteStartObject(Attributes);
            foreach (var (name, value) in letter.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteString(Body, letter.Body);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no letter, or one that no queue takes; the message goes on after the line's place.</exception>
    public static DeadLetterMessage Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var letter = Read(document.RootElement);
            return LetterRules.Check(letter) is { } problem ? throw new FormatException(problem) : letter;
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                line.TrimStart().StartsWith('[')
                    ? "is a JSON array or a part of one. Write one letter a line (jq -c '.[]' does it)."
                    : $"is not JSON (character {exception.BytePositionInLine + 1}). Write one letter a line, as notecast dlq export does.",
                exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("has half of a surrogate pair in a name. Write valid Unicode.", exception);
        }
    }

    private static DeadLetterMessage Read(JsonElement line)
    {
        var fields = FieldsOf(line, "");
        foreach (var name in fields.Keys.Except([MessageId, SentAt, FirstReceivedAt, ReceiveCount, Attributes, Body], StringComparer.Ordinal))
        {
            throw new FormatException($"has '{name}', which no letter has. Correct its name, or leave it out.");
        }

        return new DeadLetterMessage
        {
            MessageId = TextOf(fields, MessageId),
            SentAt = MomentOf(fields, SentAt),
            FirstReceivedAt = fields.ContainsKey(FirstReceivedAt) ? MomentOf(fields, FirstReceivedAt) : null,
            ReceiveCount = CountOf(fields),
            Attributes = AttributesOf(fields),
            Body = TextOf(fields, Body),
        };
    }

    private static Dictionary<string, JsonElement> FieldsOf(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{place}is not a JSON object. Write a letter as notecast dlq export does.");
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!fields.TryAdd(property.Name, property.Value))
            {
                throw new FormatException($"has '{property.Name}' twice. Keep one.");
            }
        }

        return fields;
    }

    private static Dictionary<string, string> AttributesOf(Dictionary<string, JsonElement> fields)
    {
        var attributes = FieldsOf(Require(fields, Attributes), $"{Attributes} ");
        return attributes.Keys.ToDictionary(name => name, name => TextOf(attributes, name), StringComparer.Ordinal);
    }

    private static JsonElement Require(Dictionary<string, JsonElement> fields, string name) => fields.TryGetValue(name, out var value)
        ? value
        : throw new FormatException($"has no {name}. Write a letter as notecast dlq export does.");

    private static string TextOf(Dictionary<string, JsonElement> fields, string name)
    {
        var value = Require(fields, name);
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"{name} is not a string. Write it in quotes.");
        }

        return LenientJsonString.HasLoneSurrogate(value)
            ? throw new FormatException($"{name} has half of a surrogate pair. Write valid Unicode.")
            : value.GetString()!;
    }

    private static DateTimeOffset MomentOf(Dictionary<string, JsonElement> fields, string name) =>
        DateTimeOffset.TryParse(TextOf(fields, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new FormatException($"{name} is not a time. Write it as 2026-11-25T07:30:00Z.");

    private static int CountOf(Dictionary<string, JsonElement> fields)
    {
        var value = Require(fields, ReceiveCount);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0
            ? count
            : throw new FormatException($"{ReceiveCount} is not a whole number of 0 or more. Correct it.");
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
