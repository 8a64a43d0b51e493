using System.Globalization;
using System.Text.RegularExpressions;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Makes keys of the values of a message template.</summary>
internal static partial class MessageTemplate
{
    private const string TemplateKey = "{OriginalFormat}";

    /// <summary>
    /// A simple value stays what it is and any other becomes its text; <c>{@name}</c> keeps the object whole, and <c>{name:format}</c>
    /// gives the formatted text, or the number it reads as.
    /// </summary>
    internal static IEnumerable<KeyValuePair<string, object>> Keys(IEnumerable<KeyValuePair<string, object>> values)
    {
        var all = values.ToArray();
        var formats = Formats(all.FirstOrDefault(pair => pair.Key == TemplateKey).Value as string);
        foreach (var (name, value) in all.Where(pair => pair.Key != TemplateKey))
        {
            if (name.StartsWith('@'))
            {
                yield return new(name[1..], value);
            }
            else if (value is IFormattable formattable && formats.TryGetValue(name, out var format))
            {
                yield return new(name, Format(formattable, format));
            }
            else
            {
                yield return new(name, value is null or string or ValueType ? value : value.ToString());
            }
        }
    }

    private static Dictionary<string, string> Formats(string template)
    {
        var formats = new Dictionary<string, string>();
        foreach (Match hole in FormattedHole().Matches(template ?? ""))
        {
            formats[hole.Groups["name"].Value] = hole.Groups["format"].Value;
        }

        return formats;
    }

    private static object Format(IFormattable value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : text;
    }

    [GeneratedRegex(@"\{(?<name>\w+):(?<format>[^{}]+)\}")]
    private static partial Regex FormattedHole();
}
