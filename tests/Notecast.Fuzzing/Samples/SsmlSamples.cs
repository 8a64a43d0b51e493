using System.Text;
using System.Text.RegularExpressions;
using Notecast.Fuzzing.Mutating;

namespace Notecast.Fuzzing.Samples;

/// <summary>SSML, whose parts are its tags and the text between them.</summary>
internal static partial class SsmlSamples
{
    private const int Deep = 70;

    /// <summary>Documents with the elements of the speech service.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        .. ((string[])
        [
            "<speak>Hello there. How are you?</speak>",
            "<speak><p>One <break time=\"1s\"/> two.</p>\n\n<p><s>Three, four.</s><s>Five; six!</s></p></speak>",
            "<speak xml:lang='en-US'><prosody rate=\"x-fast\" volume=\"loud\">A "
                + "<emphasis level=\"strong\">b c</emphasis> d.</prosody> e</speak>",
            "<speak>At <say-as interpret-as=\"date\">2026-03-01</say-as> <sub alias=\"aluminium\">Al</sub> "
                + "<phoneme alphabet=\"ipa\" ph=\"pɪˈkɑːn\">pecan</phoneme> <w role=\"amazon:VB\">read</w><mark name=\"m\"/></speak>",
            "<speak><amazon:effect name=\"whispered\">Psst &amp; hush &#x1F600;.</amazon:effect>"
                + "<amazon:domain name=\"news\">News.</amazon:domain></speak>",
            "<?xml version=\"1.0\"?><!-- c --><speak><![CDATA[1 < 2 & 3]]> "
                + "<lang xml:lang=\"fr-FR\">Bonjour, <i>le</i> monde.</lang>\n \nüü 漢字。かな</speak>",
        ]).Select(Of),
    ];

    /// <summary>Tags that do not close, entities that are none, declarations, and what is too deep or too long.</summary>
    public static OddValues OddValues { get; } = new(
        [
            .. ((string[])
            [
                "<", ">", "&", "</", "/>", "</p>", "</speak>", "<speak>", "<p>", "<p/>", "<s>x</s>", "<a:b/>", "<amazon:breath/>",
                "<x:y xmlns:x=''/>",
                "<break time='11s'/>", "<break time='9e999s'/>", "<break time=''/>", "<break strength='x'/>", "<audio src='x'/>",
                "<voice name='x'/>",
                "<lookup/>", "<p a='1' a='2'>", "<p xmlns='urn:x'>y</p>", "<p xmlns:amazon='urn:x'>", "<speak xml:lang=''>", "<xml/>",
                "&lt;", "&amp;", "&#0;", "&#x0;",
                "&#xD800;", "&#xFFFE;", "&#x110000;", "&#99999999999;", "&nbsp;", "&x;", "&;", "<![CDATA[", "<![CDATA[]]>", "]]>",
                "<!--", "<!-- -- -->", "<!DOCTYPE x>",
                "<!DOCTYPE x [<!ENTITY y \"z\">]>", "<?xml version='1.1'?>", "<?xml encoding='utf-16'?>", "<?p", "\uFEFF", "\u0001",
                "\uFFFE", "\u00A0", "\u2028", "\u200D", "\u0301",
                "\U0001F468\u200D\U0001F469", "\r\n\r\n", "\n \n", " ", "", "", "", "<sub alias='x'>", "<prosody rate='0%'>",
                "<prosody rate='-1'>", "<say-as>",
            ]).Select(Encoding.UTF8.GetBytes),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>", Deep)) + string.Concat(Enumerable.Repeat("</p>", Deep))),
            Encoding.UTF8.GetBytes(
                $"{string.Concat(Enumerable.Repeat("<prosody rate='slow'>", 5))}x{string.Concat(Enumerable.Repeat("</prosody>", 5))}"),
            Encoding.UTF8.GetBytes(new string('w', 300)),
            Encoding.UTF8.GetBytes($"<mark name='{new string('n', 300)}'/>"),
            Encoding.UTF8.GetBytes($"<sub alias='{new string('n', 300)}'>x</sub>"),
        ],
        [
            ("<p>"u8.ToArray(), "</p>"u8.ToArray()),
            ("<sub alias='x'>"u8.ToArray(), "</sub>"u8.ToArray()),
            ("<prosody rate='fast'>"u8.ToArray(), "</prosody>"u8.ToArray()),
            ("<![CDATA["u8.ToArray(), "]]>"u8.ToArray()),
            ("<!--"u8.ToArray(), "-->"u8.ToArray()),
        ]);

    private static Sample Of(string ssml)
    {
        // Positions are of bytes: one byte a character.
        var bytes = Encoding.UTF8.GetBytes(ssml);
        var parts = Parts().Matches(Encoding.Latin1.GetString(bytes)).Select(match => new Part(match.Index, match.Length));
        return new Sample(bytes, [.. parts], []);
    }

    [GeneratedRegex("<[^>]*>|[^<]+")]
    private static partial Regex Parts();
}
