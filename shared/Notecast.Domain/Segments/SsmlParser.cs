using System.Text;
using System.Xml;

namespace Notecast.Domain.Segments;

/// <summary>Reads SSML into its spoken text and its tags.</summary>
internal sealed class SsmlParser
{
    // The speech service knows this prefix without a declaration; the address is never written.
    private const string AmazonPrefix = "amazon";
    private const string AmazonNamespace = "http://aws.amazon.com/polly";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader _reader;
    private readonly SpokenBuffer _spoken;
    private readonly SsmlMarkupWriter _markup = new();
    private readonly List<SsmlTag> _tags = [];
    private readonly List<Stretch> _stretches = [];
    private readonly StringBuilder _unit = new();
    private SsmlTag? _openUnit;
    private int _unitDepth;
    private int _open = -1;
    private int _openBlocks;
    private int _stretchStart;

    private SsmlParser(XmlReader reader, SpokenBuffer spoken)
    {
        _reader = reader;
        _spoken = spoken;
    }

    /// <exception cref="SsmlException">The text is not well-formed or breaks a rule of the speech service.</exception>
    public static SsmlDocument Parse(string ssml)
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace(AmazonPrefix, AmazonNamespace);
        using var text = new StringReader(ssml);
        using var reader = XmlReader.Create(text, Settings, new XmlParserContext(null, names, null, XmlSpace.None));
        using var spoken = new SpokenBuffer(ssml.Length);
        try
        {
            return new SsmlParser(reader, spoken).Read();
        }
        catch (XmlException error)
        {
            throw SsmlSyntax.Explain(ssml, error);
        }
    }

    private SsmlDocument Read()
    {
        while (_reader.Read())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    SsmlRules.Check(_reader);
                    ReadStart();
                    break;
                case XmlNodeType.EndElement:
                    ReadEnd();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    ReadText();
                    break;
            }
        }

        EndStretch();
        var spoken = _spoken.ToString();
        return new SsmlDocument(spoken, _tags, FindCuts(spoken));
    }

    private void ReadStart()
    {
        var markup = _markup.StartTag(_reader);
        if (_openUnit is not null)
        {
            _unit.Append(markup);
            return;
        }

        var isBlock = SsmlRules.IsBlock(_reader.Name);
        if (isBlock)
        {
            EndStretch();
        }

        var tag = TagHere(_reader.IsEmptyElement ? SsmlTagKind.Unit : SsmlTagKind.Start, markup);
        if (_reader.IsEmptyElement)
        {
            _tags.Add(tag);
            return;
        }

        if (SsmlRules.IsUnit(tag.Name))
        {
            _openUnit = tag;
            _unitDepth = _reader.Depth;
            _unit.Clear().Append(markup);
            return;
        }

        _openBlocks += isBlock ? 1 : 0;
        _open = _tags.Count;
        _tags.Add(tag with { EndMarkup = _markup.EndTag(tag.Name) });
    }

    private void ReadEnd()
    {
        var markup = _markup.EndTag(_reader.Name);
        if (_openUnit is not null)
        {
            _unit.Append(markup);
            EndUnit(_openUnit);
            return;
        }

        if (SsmlRules.IsBlock(_reader.Name))
        {
            EndStretch();
            _openBlocks--;
        }

        var start = _tags[_open];
        var isEmpty = _open == _tags.Count - 1 && start.Offset == _spoken.Length;
        _open = start.Parent;
        if (isEmpty && !SsmlRules.IsBlock(start.Name))
        {
            _tags[^1] = start with { Kind = SsmlTagKind.Unit, Markup = start.Markup + markup, EndMarkup = "" };
            return;
        }

        _tags.Add(TagHere(SsmlTagKind.End, markup));
    }

    private void EndUnit(SsmlTag unit)
    {
        if (_reader.Depth == _unitDepth)
        {
            _tags.Add(unit with { Kind = SsmlTagKind.Unit, Markup = _unit.ToString(), Length = _spoken.Length - unit.Offset });
            _openUnit = null;
        }
    }

    private void ReadText()
    {
        var text = _spoken.Append(_reader);
        if (_openUnit is not null)
        {
            SsmlMarkup.AppendText(_unit, text);
        }
    }

    private SsmlTag TagHere(SsmlTagKind kind, string markup)
    {
        var place = (IXmlLineInfo)_reader;
        return new SsmlTag
        {
            Kind = kind,
            Name = _reader.Name,
            Markup = markup,
            Offset = _spoken.Length,
            Parent = _open,
            Line = place.LineNumber,
            Position = place.LinePosition,
        };
    }

    private void EndStretch()
    {
        // Inside p and s the author says where paragraphs are; blank lines there are only layout.
        _stretches.Add(new Stretch(_stretchStart, _spoken.Length, _openBlocks == 0));
        _stretchStart = _spoken.Length;
    }

    private CutMap FindCuts(string spoken)
    {
        var cuts = new CutMap(spoken.Length);
        var finder = new CutFinder(spoken, cuts);
        foreach (var stretch in _stretches)
        {
            finder.Find(stretch.Start, stretch.End, stretch.BlankLinesEndParagraphs);
            cuts.Raise(cuts.ContentEnd, Cut.Sentence);
        }

        foreach (var unit in _tags.Where(tag => tag.Length > 0))
        {
            cuts.CutAfterWhole(unit.Offset, unit.Offset + unit.Length);
        }

        return cuts;
    }

    /// <summary>A part of the spoken text that is one text for the search of cuts.</summary>
    private readonly record struct Stretch(int Start, int End, bool BlankLinesEndParagraphs);
}
