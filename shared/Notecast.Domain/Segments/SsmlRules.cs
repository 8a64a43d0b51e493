using System.Collections.Frozen;
using System.Globalization;
using System.Xml;

namespace Notecast.Domain.Segments;

/// <summary>What SSML elements mean for cutting, and what the service refuses whatever the voice.</summary>
/// <remarks>Sources: W3C SSML 1.1; Amazon Polly Developer Guide, "Supported SSML tags" and "Quotas in Amazon Polly".</remarks>
internal static class SsmlRules
{
    public const string Namespace = "http://www.w3.org/2001/10/synthesis";

    private const int MaxDepth = 64;
    private const double MaxBreakSeconds = 10;

    private static readonly FrozenSet<string> Units = FrozenSet.Create("say-as", "sub", "phoneme", "w", "break", "mark");
    private static readonly FrozenSet<string> Forbidden = FrozenSet.Create("audio", "voice", "lookup");

    /// <summary>Whether the element's content means something only as a whole.</summary>
    public static bool IsUnit(string name) => Units.Contains(name);

    /// <summary>Whether the element is a text of its own: no sentence and no grapheme cluster reaches across its start or end.</summary>
    public static bool IsBlock(string name) => name is "p" or "s";

    /// <exception cref="SsmlException">The element that the reader is at breaks a rule.</exception>
    public static void Check(XmlReader reader)
    {
        if (reader.Depth == 0)
        {
            CheckRoot(reader);
        }

        if (reader.Depth >= MaxDepth)
        {
            throw At(reader, $"Elements are nested more than {MaxDepth} deep.", "Nest fewer elements.");
        }

        if (Forbidden.Contains(reader.Name))
        {
            throw At(reader, $"The <{reader.Name}> element is not supported by the speech service.", "Remove it.");
        }

        if (reader.Name == "break" && Seconds(reader.GetAttribute("time")) > MaxBreakSeconds)
        {
            throw At(reader, "A <break> is longer than 10 seconds.", "Shorten its time, or put several breaks in a row.");
        }
    }

    private static void CheckRoot(XmlReader reader)
    {
        if (reader.Name != "speak" || reader.NamespaceURI is not ("" or Namespace))
        {
            throw At(
                reader,
                $"The root element is not <speak>, with no namespace or {Namespace}.",
                "Put the whole text inside <speak> and </speak>.");
        }
    }

    /// <summary>A duration such as 500ms or 1.5s; null if there is none or the service has to judge it.</summary>
    private static double? Seconds(string? time)
    {
        var text = time.AsSpan().Trim();
        var milliseconds = text.EndsWith("ms", StringComparison.OrdinalIgnoreCase);
        if (!text.EndsWith("s", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var number = text[..^(milliseconds ? 2 : 1)];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value / (milliseconds ? 1_000 : 1)
            : null;
    }

    private static SsmlException At(XmlReader reader, string rule, string remedy)
    {
        var place = (IXmlLineInfo)reader;
        return new SsmlException(rule, remedy, place.LineNumber, place.LinePosition);
    }
}
