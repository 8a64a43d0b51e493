using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Notecast.Cli.Commands;

/// <summary>Durations as people type them.</summary>
internal static partial class Durations
{
    /// <summary>Reads <c>0</c>, <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>1d</c> or <c>2w</c>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            duration = default;
            return text == "0";
        }

        var count = long.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        duration = TimeSpan.FromSeconds(count * SecondsOf(match.Groups["unit"].Value));
        return true;
    }

    /// <summary>Reads an option's duration; one that cannot be read is an error of the option.</summary>
    public static TimeSpan? Read(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (TryParse(text, out var duration))
        {
            return duration;
        }

        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} '{text}' is no duration. Write one as 90s, 15m, 2h or 1d.");
        return null;
    }

    private static long SecondsOf(string unit) => unit.ToUpperInvariant() switch
    {
        "S" => 1,
        "M" or "MIN" => 60,
        "H" => 3_600,
        "D" => 86_400,
        _ => 604_800,
    };

    [GeneratedRegex(@"^(?<count>[0-9]{1,6}) ?(?<unit>s|m|min|h|d|w)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
