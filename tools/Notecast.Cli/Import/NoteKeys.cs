using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Import;

/// <summary>Makes note keys of what people write.</summary>
internal static class NoteKeys
{
    public static bool TryMake(
        string user, string note, bool isNumber, [NotNullWhen(true)] out NoteKey? key, [NotNullWhen(false)] out string? problem)
    {
        key = null;
        if (user.Length == 0 || note.Length == 0)
        {
            problem = $"{(user.Length == 0 ? "UserId" : "NoteId")} is empty. Give it at least one character.";
            return false;
        }

        if (isNumber && !TryNormalize(note, out note))
        {
            problem = "NoteId is not a number that fits (at most 28 digits). Write a decimal number, or a string.";
            return false;
        }

        try
        {
            key = new NoteKey(user, isNumber ? NoteId.FromNumber(note) : NoteId.FromString(note));
            problem = null;
            return true;
        }
        catch (ArgumentException exception)
        {
            // Without the name of our parameter, which the message ends with.
            problem = exception.Message.Split(" (Parameter", 2)[0];
            return false;
        }
    }

    /// <summary>DynamoDB's form of a number: no exponent, no zeros that say nothing.</summary>
    private static bool TryNormalize(string written, out string normalized)
    {
        var isNumber = decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        normalized = isNumber ? (number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture)) : written;
        return isNumber;
    }
}
