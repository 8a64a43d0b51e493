using System.Globalization;

namespace Notecast.Domain.Narrations;

/// <summary>
/// Orders the changes of one note: a stream sequence number, left-padded to 40 digits, then <c>.</c> and a six-digit repair count.
/// Ordinal comparison of the text is the order.
/// </summary>
public sealed record Revision : IComparable<Revision>
{
    /// <summary>Length of a revision's text.</summary>
    public const int TextLength = SequenceDigits + 1 + RepairDigits;

    private const int SequenceDigits = 40;
    private const int RepairDigits = 6;
    private const int MaxRepairs = 999_999;
    private readonly string _text;

    private Revision(string text) => _text = text;

    /// <summary>The revision of a change with this sequence number.</summary>
    /// <exception cref="FormatException">The sequence number is not 1 to 40 ASCII digits.</exception>
    public static Revision FromSequenceNumber(string sequenceNumber)
    {
        if (sequenceNumber is null or { Length: 0 or > SequenceDigits } || !IsDigits(sequenceNumber))
        {
            throw new FormatException($"'{sequenceNumber}' is not a stream sequence number; expected 1 to {SequenceDigits} digits.");
        }

        return new Revision($"{sequenceNumber.PadLeft(SequenceDigits, '0')}.{new string('0', RepairDigits)}");
    }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not 40 digits, a point and 6 digits.</exception>
    public static Revision Parse(string text) => TryParse(text, out var revision)
        ? revision
        : throw new FormatException($"'{text}' is not a revision; expected {SequenceDigits} digits, '.' and {RepairDigits} digits.");

    /// <summary>Reads the text form, if it is one.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Revision? revision)
    {
        var valid = text is { Length: TextLength }
            && text[SequenceDigits] == '.'
            && IsDigits(text.AsSpan(0, SequenceDigits))
            && IsDigits(text.AsSpan(SequenceDigits + 1));
        revision = valid ? new Revision(text!) : null;
        return valid;
    }

    /// <summary>The next revision of the same change: what reconciliation plans when it narrates a note again.</summary>
    /// <exception cref="InvalidOperationException">The change was repaired 999,999 times.</exception>
    public Revision NextRepair()
    {
        var repairs = int.Parse(_text.AsSpan(SequenceDigits + 1), CultureInfo.InvariantCulture);
        return repairs < MaxRepairs
            ? new Revision(string.Create(CultureInfo.InvariantCulture, $"{_text[..SequenceDigits]}.{repairs + 1:D6}"))
            : throw new InvalidOperationException($"Revision {_text} cannot be repaired again: {MaxRepairs} repairs are the most.");
    }

    /// <summary>Whether this is a repair of the change: the same sequence number and a higher repair count.</summary>
    public bool IsRepairOf(Revision change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this > change && _text.AsSpan(0, SequenceDigits).SequenceEqual(change._text.AsSpan(0, SequenceDigits));
    }

    /// <inheritdoc/>
    public int CompareTo(Revision? other) => string.CompareOrdinal(_text, other?._text);

    /// <summary>Whether <paramref name="left"/> is an earlier change than <paramref name="right"/>.</summary>
    public static bool operator <(Revision left, Revision right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is a later change than <paramref name="right"/>.</summary>
    public static bool operator >(Revision left, Revision right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is the same change as <paramref name="right"/> or an earlier one.</summary>
    public static bool operator <=(Revision left, Revision right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is the same change as <paramref name="right"/> or a later one.</summary>
    public static bool operator >=(Revision left, Revision right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
