using System.Collections;
using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>
/// Fills message templates. Values of <c>{@name}</c> become their text too: writing whole objects as JSON takes reflection, which a trimmed
/// function does not have.
/// </summary>
internal static class LogTemplate
{
    internal const string DateFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
    private const int MaxBytes = 16;

    internal static string Fill(string template, object[] values)
    {
        if (values is null or [])
        {
            return template ?? "";
        }

        var text = new StringBuilder();
        var end = 0;
        foreach (var (hole, value) in Pair(template ?? "", values))
        {
            text.Append(Unescape(template[end..hole.Start]));
            text.Append(value is null or IList and not byte[] or IDictionary ? template[hole.Start..hole.End] : Text(value, hole.Format));
            end = hole.End;
        }

        return text.Append(Unescape(template?[end..] ?? "")).ToString();
    }

    /// <summary>The holes for which there are values, with these; by number when all holes are numbers, else in order.</summary>
    internal static IEnumerable<(LogHole Hole, object Value)> Pair(string template, object[] values)
    {
        var holes = Holes(template);
        var numbered = holes.All(hole => int.TryParse(hole.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        for (var i = 0; i < holes.Count; i++)
        {
            var index = numbered ? int.Parse(holes[i].Name, CultureInfo.InvariantCulture) : i;
            if (index < values.Length)
            {
                yield return (holes[i], values[index]);
            }
        }
    }

    internal static string Text(object value, string format) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, MaxBytes)))
            + (bytes.Length > MaxBytes ? $"... ({bytes.Length} bytes)" : ""),
        DateTime time when format == "" => time.ToString(DateFormat, CultureInfo.InvariantCulture),
        DateTimeOffset time when format == "" => time.ToString(DateFormat, CultureInfo.InvariantCulture),
        IFormattable formattable => Format(formattable, format),
        _ => value.ToString(),
    };

    // A line with a wrong format is still worth having.
    private static string Format(IFormattable value, string format)
    {
        try
        {
            return value.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return value.ToString();
        }
    }

    private static List<LogHole> Holes(string template)
    {
        var holes = new List<LogHole>();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            var close = template.IndexOf('}', i);
            if (i + 1 == template.Length || template[i + 1] == '{' || close < 0)
            {
                i++;
                continue;
            }

            holes.Add(Hole(template, i, close));
            i = close;
        }

        return holes;
    }

    private static LogHole Hole(string template, int open, int close)
    {
        var parts = template[(open + 1)..close].Split(':', 2, StringSplitOptions.TrimEntries);
        return new LogHole(parts[0].TrimStart('@'), parts.Length > 1 ? parts[1] : "", open, close + 1);
    }

    private static string Unescape(string text) =>
        text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
}
