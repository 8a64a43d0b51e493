using System.Globalization;
using System.Numerics;
using CsCheck;
using Notecast.Functions.DictateNote;

namespace Notecast.Functions.Tests;

public sealed class KeyNumberTests
{
    [Theory]
    [InlineData("2", "2")]
    [InlineData("2.0", "2")]
    [InlineData("2e0", "2")]
    [InlineData("20E-1", "2")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e999", "0")]
    [InlineData("-7", "-7")]
    [InlineData("100", "100")]
    [InlineData("1.5E2", "150")]
    [InlineData("1.5e+02", "150")]
    [InlineData("-0.050", "-0.05")]
    [InlineData("12345e-3", "12.345")]
    [InlineData("1.00000000000000007629769841092E+50", "100000000000000007629769841092000000000000000000000")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public void A_number_is_written_as_DynamoDB_writes_it(string json, string expected)
    {
        Assert.Equal(expected, KeyNumber.Canonicalise(json));
    }

    [Fact]
    public void The_largest_and_the_smallest_numbers_are_taken()
    {
        Assert.Equal($"{new string('9', 38)}{new string('0', 88)}", KeyNumber.Canonicalise($"{new string('9', 38)}e88"));
        Assert.Equal($"0.{new string('0', 129)}1", KeyNumber.Canonicalise("1e-130"));
    }

    [Theory]
    [InlineData("1e126")]
    [InlineData("-1e126")]
    [InlineData("1e-131")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("1.00000000000000000000000000000000000001")]
    [InlineData("100000000000000000000000000000000000001")]
    public void A_number_that_no_key_can_be_is_refused(string json)
    {
        Assert.Throws<FormatException>(() => KeyNumber.Canonicalise(json));
    }

    [Fact]
    public void All_spellings_of_a_number_become_one()
    {
        var numbers = Gen.Select(Gen.Char['1', '9'], Gen.String[Gen.Char['0', '9'], 0, 36], Gen.Char['1', '9'], Gen.Bool, Gen.Int[-90, 80]);
        numbers.Holds(number =>
        {
            var (first, middle, last, isNegative, exponent) = number;
            var sign = isNegative ? "-" : "";
            string[] spellings =
            [
                $"{sign}{first}{middle}{last}e{exponent}",
                $"{sign}{first}{middle}{last}.00E{exponent:+0;-0}",
                $"{sign}{first}{middle}{last}000e{exponent - 3}",
                $"{sign}{first}.{middle}{last}E{exponent + middle.Length + 1}",
                $"{sign}0.00{first}{middle}{last}0e{exponent + middle.Length + 4}",
            ];

            var canonical = Assert.Single(spellings.Select(KeyNumber.Canonicalise).Distinct());

            Assert.Equal(canonical, KeyNumber.Canonicalise(canonical));
            Assert.Equal(BigInteger.Parse($"{sign}{first}{middle}{last}", CultureInfo.InvariantCulture), WithoutZeros(canonical));
        });
    }

    [Fact]
    public void A_number_that_fits_into_a_decimal_keeps_its_value()
    {
        Gen.Decimal.Where(number => number != 0).Holds(number =>
        {
            var canonical = KeyNumber.Canonicalise(number.ToString("E28", CultureInfo.InvariantCulture));

            Assert.Equal(number, decimal.Parse(canonical, CultureInfo.InvariantCulture));
            Assert.Equal(number.ToString("0.############################", CultureInfo.InvariantCulture), canonical);
        });
    }

    /// <summary>The digits of a number as a whole number, without the zeros at its end.</summary>
    private static BigInteger WithoutZeros(string number)
    {
        var digits = BigInteger.Parse(number.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        while (digits % 10 == 0)
        {
            digits /= 10;
        }

        return digits;
    }
}
