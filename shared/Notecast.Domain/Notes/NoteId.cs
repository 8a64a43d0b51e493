namespace Notecast.Domain.Notes;

/// <summary>
/// The range key of a note. A table's key has one type for all items, so two ids are equal when their text is,
/// and the type only tells how to ask the table for it.
/// </summary>
public readonly struct NoteId : IEquatable<NoteId>
{
    private NoteId(string text, bool isNumber)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Text = text;
        IsNumber = isNumber;
    }

    /// <summary>The id as text; for a number, DynamoDB's decimal form of it.</summary>
    public string Text { get; }

    /// <summary>Whether the table holds the id as a number (<c>N</c>) rather than a string (<c>S</c>).</summary>
    public bool IsNumber { get; }

    /// <summary>An id that the table holds as a string.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static NoteId FromString(string text) => new(text, isNumber: false);

    /// <summary>An id that the table holds as a number.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static NoteId FromNumber(string text) => new(text, isNumber: true);

    /// <inheritdoc/>
    public bool Equals(NoteId other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NoteId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>Whether both have the same text.</summary>
    public static bool operator ==(NoteId left, NoteId right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(NoteId left, NoteId right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
