namespace Notecast.Domain.Segments;

/// <summary>A piece of markup at a place in the spoken text.</summary>
internal sealed record SsmlTag
{
    public required SsmlTagKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The start tag, the end tag, or the whole of a unit with the text in it.</summary>
    public required string Markup { get; init; }

    /// <summary>The end tag that belongs to a start tag; else empty.</summary>
    public string EndMarkup { get; init; } = "";

    /// <summary>Where in the spoken text the tag stands.</summary>
    public required int Offset { get; init; }

    /// <summary>How many characters of the spoken text a unit holds; 0 for start and end tags.</summary>
    public int Length { get; init; }

    /// <summary>The start tag around this element, as an index into the document's tags; -1 for none.</summary>
    public required int Parent { get; init; }

    public required int Line { get; init; }

    public required int Position { get; init; }
}
