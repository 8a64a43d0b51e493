using System.Globalization;

namespace Notecast.Cli.Output;

/// <summary>Figures in the words of a person.</summary>
internal static class Words
{
    private const int Kilo = 1000;

    /// <summary><c>0:07.3</c>, <c>12:05.0</c>, <c>1:02:03.4</c>: to a tenth of a second.</summary>
    public static string Duration(TimeSpan duration)
    {
        var rounded = TimeSpan.FromMilliseconds(Math.Round(duration.TotalMilliseconds / 100) * 100);
        return rounded < TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)rounded.TotalMinutes}:{rounded.Seconds:00}.{rounded.Milliseconds / 100}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)rounded.TotalHours}:{rounded.Minutes:00}:{rounded.Seconds:00}.{rounded.Milliseconds / 100}");
    }

    /// <summary><c>480 B</c>, <c>52 kB</c>, <c>1.3 MB</c>: decimal units.</summary>
    public static string Size(long bytes)
    {
        if (bytes < Kilo)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        }

        ReadOnlySpan<string> units = ["kB", "MB", "GB", "TB"];
        var size = bytes / (double)Kilo;
        var unit = 0;
        while (size >= Kilo - 0.5 && unit < units.Length - 1)
        {
            size /= Kilo;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(size < 10 && unit > 0 ? size.ToString("0.0", CultureInfo.InvariantCulture) : size.ToString("0", CultureInfo.InvariantCulture))} {units[unit]}");
    }

    /// <summary><c>3 s</c>, <c>5 min</c>, <c>2 h</c>, <c>4 days</c>: the largest unit that is whole at least once.</summary>
    public static string Age(TimeSpan age)
    {
        var days = (int)age.TotalDays;
        return age switch
        {
            { TotalSeconds: < 0 } => "0 s",
            { TotalMinutes: < 1 } => $"{(int)age.TotalSeconds} s",
            { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
            { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
            _ => days == 1 ? "1 day" : $"{days} days",
        };
    }

    /// <summary><c>2026-11-25 14:30:05</c>: local time.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><c>1 note</c>, <c>1,200 notes</c>.</summary>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? $"{one}s")}");
}
