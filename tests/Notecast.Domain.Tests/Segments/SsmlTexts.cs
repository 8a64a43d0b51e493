using System.Security;
using System.Text;
using CsCheck;
using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

/// <summary>Generated SSML documents.</summary>
internal static class SsmlTexts
{
    private const int MaxOpen = 3;

    private static readonly string[] Boundaries = ["<p>", "<s>", "<p/>"];

    private static readonly string[] Inline =
    [
        "<prosody rate=\"slow\">", "<emphasis level='strong'>", "<lang xml:lang=\"fr-FR\">", "<amazon:effect name=\"whispered\">",
        "<prosody pitch='&lt;&#10;&quot;&amp;'>", "<x>",
    ];

    private static readonly string[] Empty =
        ["<break time=\"1s\"/>", "<break></break>", "<mark name='m'/>", "<amazon:breath/>", "<x></x>", "<p/>", "<!-- note -->", "<?pi?>"];

    private static readonly Gen<(Kind Kind, string Text)> Step = Gen.Frequency(
        (10, Texts.Xml.Select(text => (Kind.Raw, Escape(text)))),
        (2, Gen.OneOf("\n\n", " ", "\n").Select(text => (Kind.Raw, text))),
        (1, Texts.Xml.Select(text => (Kind.Raw, $"<![CDATA[{text}<&>]]>"))),
        (3, Gen.OneOf(Inline).Select(tag => (Kind.Open, tag))),
        (1, Gen.OneOf("<p>", "<s>").Select(tag => (Kind.Open, tag))),
        (4, Gen.Const((Kind.Close, ""))),
        (2, Gen.OneOf(Empty).Select(tag => (Kind.Raw, tag))),
        (2, Gen.Select(Gen.OneOf("sub", "say-as", "w"), Texts.ShortXml, (name, text) => (Kind.Raw, $"<{name} a=\"b\">{Escape(text)}</{name}>"))));

    private static readonly Gen<string> Content = Step.Array[0, 40].Select(Build);

    public static readonly Gen<string> Documents = Gen.Select(
        Content,
        Gen.OneOf("<speak>", "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\">"),
        (content, root) => $"{root}{content}</speak>");

    /// <summary>The content of a p element: no p or s inside.</summary>
    public static readonly Gen<string> ParagraphContent =
        Content.Where(content => !Boundaries.Any(tag => content.Contains(tag, StringComparison.Ordinal)));

    /// <summary>Content in which only text and elements that can be cut stand: no p or s, no unit.</summary>
    public static readonly Gen<string> PlainContent =
        ParagraphContent.Where(content => !content.Contains("a=\"b\"", StringComparison.Ordinal));

    /// <summary>Limits that the open tags of <see cref="Documents"/> fit into twice over.</summary>
    public static readonly Gen<SegmentLimits> Limits =
        Gen.Select(Gen.Int[24, 700], Gen.Int[800, 1_000], (billed, total) => new SegmentLimits(billed, total));

    private static string Escape(string text) =>
        SecurityElement.Escape(text).Replace("\r", "&#13;", StringComparison.Ordinal).Replace("&apos;", "'", StringComparison.Ordinal);

    private static string Build((Kind Kind, string Text)[] steps)
    {
        var output = new StringBuilder();
        var open = new Stack<string>();
        foreach (var (kind, text) in steps)
        {
            if (kind == Kind.Raw)
            {
                output.Append(text);
            }
            else if (kind == Kind.Open && open.Count < MaxOpen)
            {
                output.Append(text);
                open.Push(text[1..text.IndexOfAny([' ', '>'])]);
            }
            else if (kind == Kind.Close && open.TryPop(out var name))
            {
                output.Append($"</{name}>");
            }
        }

        foreach (var name in open)
        {
            output.Append($"</{name}>");
        }

        return output.ToString();
    }

    private enum Kind
    {
        Raw,
        Open,
        Close,
    }
}
