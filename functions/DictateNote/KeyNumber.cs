using System.Globalization;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// Numbers as DynamoDB holds and returns them, so that 2, 2.0 and 2e0 name one note: without exponent, plus sign, leading zeros and zeros
/// at the end of a fraction. Source of the limits: Amazon DynamoDB Developer Guide, "Constraints in Amazon DynamoDB".
/// </summary>
internal static class KeyNumber
{
    private const int MaxDigits = 38;
    private const int LeastMagnitude = -130;
    private const int MostMagnitude = 125;

    /// <summary>Beyond any exponent that matters, and far from where a sum with it could overflow.</summary>
    private const long HugeExponent = int.MaxValue;

    /// <summary>DynamoDB's form of a number.</summary>
    /// <param name="json">A JSON number.</param>
    /// <exception cref="FormatException">DynamoDB has no such number; the message is a clause that starts with a verb.</exception>
    public static string Canonicalise(string json)
    {
        var mantissa = json.Split('e', 'E')[0];
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        if (significant.Length == 0)
        {
            return "0";
        }

        var magnitude = MagnitudeOf(json, mantissa, significant.Length);
        significant = significant.TrimEnd('0');
        if (significant.Length > MaxDigits)
        {
            throw new FormatException($"is a number of {significant.Length} digits; a key of DynamoDB has at most {MaxDigits}");
        }

        if (magnitude is < LeastMagnitude or > MostMagnitude)
        {
            throw new FormatException(
                $"is a number beyond DynamoDB's, which are 0 and those from 1E{LeastMagnitude} to 9.99E+{MostMagnitude}, also negative");
        }

        return (mantissa[0] == '-' ? "-" : "") + Write(significant, (int)magnitude);
    }

    /// <summary>The power of ten that the first digit stands for.</summary>
    private static long MagnitudeOf(string json, string mantissa, int significantDigits)
    {
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        return ExponentOf(json, mantissa) - fraction + significantDigits - 1;
    }

    private static long ExponentOf(string json, string mantissa)
    {
        if (json.Length == mantissa.Length)
        {
            return 0;
        }

        var exponent = json[(mantissa.Length + 1)..];
        var huge = exponent[0] == '-' ? -HugeExponent : HugeExponent;
        return long.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Math.Clamp(value, -HugeExponent, HugeExponent)
            : huge;
    }

    private static string Write(string digits, int magnitude)
    {
        if (magnitude < 0)
        {
            return $"0.{new string('0', -magnitude - 1)}{digits}";
        }

        var whole = magnitude + 1;
        return digits.Length <= whole ? digits.PadRight(whole, '0') : $"{digits[..whole]}.{digits[whole..]}";
    }
}
