using System.Xml;
using System.Xml.Linq;

namespace Notecast.Domain.Tests.Segments;

/// <summary>What a listener hears of an SSML document: each character and unit with the elements around it, read by another XML parser.</summary>
internal static class SpokenTrace
{
    private static readonly string[] Units = ["say-as", "sub", "phoneme", "w", "break", "mark", "breath"];

    private static readonly XmlReaderSettings Settings = new() { IgnoreComments = true, IgnoreProcessingInstructions = true };

    private static XElement Parse(string ssml)
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("amazon", "urn:amazon");
        using var reader = XmlReader.Create(new StringReader(ssml), Settings, new XmlParserContext(null, names, null, XmlSpace.None));
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The text content of the document.</summary>
    public static string Text(string ssml) => Parse(ssml).Value;

    /// <summary>All that sounds, in order; white space between words is left out, as cuts fall there.</summary>
    public static IEnumerable<string> Of(string ssml) => Of(Parse(ssml), "");

    private static bool IsUnit(XElement element) => Units.Contains(element.Name.LocalName);

    private static IEnumerable<string> Of(XElement element, string around)
    {
        var here = $"{around}/{Describe(element)}";
        foreach (var node in element.Nodes())
        {
            if (node is XText text)
            {
                foreach (var character in text.Value.Where(character => !char.IsWhiteSpace(character)))
                {
                    yield return $"{here}: {character}";
                }
            }
            else if (node is XElement unit && IsUnit(unit))
            {
                yield return $"{here}: {Describe(unit)}={unit.Value}";
            }
            else if (node is XElement child)
            {
                foreach (var sound in Of(child, here))
                {
                    yield return sound;
                }
            }
        }
    }

    private static string Describe(XElement element) => $"{element.Name.LocalName}[{string.Join(",", element.Attributes())}]";
}
