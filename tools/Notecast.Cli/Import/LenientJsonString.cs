using System.Text.Json;
using System.Text.RegularExpressions;

namespace Notecast.Cli.Import;

/// <summary>
/// Strings with an escaped half of a surrogate pair are valid JSON (RFC 8259, section 8.2) and no valid Unicode: the half becomes
/// U+FFFD, as it does on its way into any table that keeps UTF-8.
/// </summary>
internal static partial class LenientJsonString
{
    public static string Read(JsonElement text)
    {
        var written = text.GetRawText();
        if (!written.Contains('\\', StringComparison.Ordinal))
        {
            return text.GetString()!;
        }

        using var repaired = JsonDocument.Parse(Escapes().Replace(written, match => match.Groups["half"].Success ? "\\uFFFD" : match.Value));
        return repaired.RootElement.GetString()!;
    }

    public static bool HasLoneSurrogate(JsonElement text) => Escapes().Matches(text.GetRawText()).Any(match => match.Groups["half"].Success);

    /// <summary>Every escape in order, so that an escaped backslash before a <c>u</c> is not taken for one.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.")]
    private static partial Regex Escapes();
}
