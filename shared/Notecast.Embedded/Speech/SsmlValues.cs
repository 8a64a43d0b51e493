using System.Globalization;

namespace Notecast.Embedded.Speech;

/// <summary>The values of SSML's attributes. Source: Amazon Polly Developer Guide, "Supported SSML tags".</summary>
internal static class SsmlValues
{
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClauseBreak = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SentenceBreak = TimeSpan.FromMilliseconds(450);
    private static readonly TimeSpan ParagraphBreak = TimeSpan.FromMilliseconds(900);

    /// <summary>How long a <c>break</c> lasts, at most ten seconds.</summary>
    public static TimeSpan Break(string? time, string? strength) => FindDuration(time) ?? strength switch
    {
        "none" or "x-weak" => TimeSpan.Zero,
        "strong" => SentenceBreak,
        "x-strong" => ParagraphBreak,
        _ => ClauseBreak,
    };

    /// <summary>The delivery in a <c>prosody</c> element.</summary>
    public static Delivery Prosody(Delivery outer, string? rate, string? pitch, string? volume) => outer with
    {
        Rate = outer.Rate * (rate switch
        {
            "x-slow" => 0.5,
            "slow" => 0.8,
            "fast" => 1.25,
            "x-fast" => 2,
            _ => FindPercentage(rate) ?? 1,
        }),
        Pitch = outer.Pitch * (pitch switch
        {
            "x-low" => 0.6,
            "low" => 0.8,
            "high" => 1.2,
            "x-high" => 1.4,
            _ => FindPercentage(pitch) ?? 1,
        }),
        Volume = outer.Volume * (volume switch
        {
            "silent" => 0,
            "x-soft" => 0.3,
            "soft" => 0.6,
            "loud" => 1.4,
            "x-loud" => 2,
            _ => FindDecibels(volume) ?? 1,
        }),
    };

    /// <summary>The delivery in an <c>emphasis</c> element: louder and slower, or the reverse.</summary>
    public static Delivery Emphasis(Delivery outer, string? level) => level switch
    {
        "none" => outer,
        "strong" => outer with { Volume = outer.Volume * 1.4, Rate = outer.Rate * 0.8 },
        "reduced" => outer with { Volume = outer.Volume * 0.7, Rate = outer.Rate * 1.1 },
        _ => outer with { Volume = outer.Volume * 1.2, Rate = outer.Rate * 0.9 },
    };

    /// <summary>The reading in a <c>say-as</c> element. What is not spelled out is read as words.</summary>
    public static Reading Reading(string? interpretAs) => interpretAs switch
    {
        "characters" or "spell-out" => Speech.Reading.Characters,
        "digits" or "telephone" => Speech.Reading.Digits,
        _ => Speech.Reading.Words,
    };

    private static TimeSpan? FindDuration(string? time)
    {
        var milliseconds = FindNumber(time, "ms") ?? (FindNumber(time, "s") * 1000);
        return milliseconds is >= 0
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds.Value, LongestBreak.TotalMilliseconds))
            : null;
    }

    // "120%" is a part of the usual value, "+20%" and "-20%" are changes of it.
    private static double? FindPercentage(string? value)
    {
        var percent = FindNumber(value, "%") / 100;
        var factor = value is ['+' or '-', ..] ? 1 + percent : percent;
        return factor is > 0 and < 100 ? factor : null;
    }

    private static double? FindDecibels(string? value) =>
        FindNumber(value, "dB") is { } decibels and > -100 and < 100 ? Math.Pow(10, decibels / 20) : null;

    private static double? FindNumber(string? value, string unit)
    {
        if (value is null || !value.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return double.TryParse(value.AsSpan(0, value.Length - unit.Length), style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
