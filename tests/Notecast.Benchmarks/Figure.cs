using System.Globalization;

namespace Notecast.Benchmarks;

/// <summary>Figures as tables show them.</summary>
internal static class Figure
{
    /// <summary>Bytes in units of 10⁶.</summary>
    public static string Megabytes(long bytes) => Rounded(bytes / 1e6, 1);

    /// <summary>Milliseconds.</summary>
    public static string Milliseconds(double milliseconds) => Rounded(milliseconds, 0);

    /// <summary>Seconds.</summary>
    public static string Seconds(double seconds) => Hundredths(seconds);

    /// <summary>To the hundredth, of any unit.</summary>
    public static string Hundredths(double value) => Rounded(value, 2);

    /// <summary>How many times.</summary>
    public static string Ratio(double ratio) => $"{Rounded(ratio, 1)}×";

    /// <summary>How many times, to the hundredth: near one.</summary>
    public static string ExactRatio(double ratio) => $"{Rounded(ratio, 2)}×";

    /// <summary>The middle one, or the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A whole number, with separators.</summary>
    public static string Count(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>In units of 10⁶.</summary>
    public static string Millions(double count) => Rounded(count / 1e6, 1);

    /// <summary>A part of a whole, in percent.</summary>
    public static string Percent(double part) => $"{Rounded(part * 100, 0)} %";

    private static string Rounded(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
