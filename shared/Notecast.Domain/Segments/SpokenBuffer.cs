using System.Buffers;
using System.Xml;

namespace Notecast.Domain.Segments;

/// <summary>Collects the spoken text of a document, in an array that is used again for other documents.</summary>
/// <param name="documentLength">Characters of the document: no text in it is longer than it is written.</param>
internal sealed class SpokenBuffer(int documentLength) : IDisposable
{
    private readonly char[] _characters = ArrayPool<char>.Shared.Rent(documentLength);

    /// <summary>How many characters were collected.</summary>
    public int Length { get; private set; }

    /// <summary>Collects the text that the reader is at; the text, which is good until the next one.</summary>
    public ReadOnlySpan<char> Append(XmlReader reader)
    {
        var start = Length;
        while (reader.ReadValueChunk(_characters, Length, _characters.Length - Length) is var count and > 0)
        {
            Length += count;
        }

        return _characters.AsSpan(start, Length - start);
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => new(_characters, 0, Length);

    /// <summary>Gives the array back.</summary>
    public void Dispose() => ArrayPool<char>.Shared.Return(_characters, clearArray: true);
}
