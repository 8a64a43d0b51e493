using System.Text;
using System.Xml;

namespace Notecast.Domain.Segments;

/// <summary>Writes the tags of a document, equal ones as one string: a long document has few different ones, and thousands of each.</summary>
internal sealed class SsmlMarkupWriter
{
    private readonly StringBuilder _output = new();
    private readonly HashSet<string> _startTags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _endTags = new(StringComparer.Ordinal);

    /// <summary>The start tag that the reader is at, with its attributes as written and no others.</summary>
    public string StartTag(XmlReader reader)
    {
        SsmlMarkup.AppendStartTag(_output.Clear(), reader);
        var known = _startTags.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var whole in _output.GetChunks())
        {
            if (whole.Length == _output.Length && known.TryGetValue(whole.Span, out var written))
            {
                return written;
            }
        }

        var markup = _output.ToString();
        _startTags.Add(markup);
        return markup;
    }

    public string EndTag(string name)
    {
        if (!_endTags.TryGetValue(name, out var markup))
        {
            _endTags[name] = markup = $"</{name}>";
        }

        return markup;
    }
}
