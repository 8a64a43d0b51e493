using System.Xml;
using Notecast.Domain.Failures;

namespace Notecast.Embedded.Speech;

/// <summary>
/// Translates Polly's SSML into text, pauses and eSpeak NG's embedded commands. eSpeak NG's own SSML mode is not used:
/// version 1.51 loses a break at the start or after another break, reads <c>0.5s</c> as nothing, stays in another language
/// after its element has ended, and keeps no bound on nested elements.
/// Source of the elements: Amazon Polly Developer Guide, "Supported SSML tags". Others are dropped, their text is said;
/// so are values that cannot be read.
/// </summary>
internal sealed class SsmlTranslator
{
    private const string Remedy = "Write one <speak> element around the text, close every tag, and write & as &amp; and < as &lt;.";
    private readonly SpeechPlanBuilder _plan;
    private readonly Stack<SsmlState> _outer = new();
    private SsmlState _state;

    private SsmlTranslator(string languageFile, LiteralText literal)
    {
        _plan = new SpeechPlanBuilder(literal);
        _state = new SsmlState(languageFile, Delivery.Plain);
    }

    /// <exception cref="PermanentFailureException">The SSML is not well-formed, has a document type, or is not a <c>speak</c> element.</exception>
    public static SpeechPlan Translate(string ssml, string languageFile, LiteralText literal)
    {
        var translator = new SsmlTranslator(languageFile, literal);
        var billed = 0;
        try
        {
            using var reader = Open(ssml);
            while (reader.Read())
            {
                billed += translator.Take(reader);
            }
        }
        catch (XmlException exception)
        {
            // The parser's message quotes names out of the note, so only the place is passed on.
            throw Invalid($"The SSML is not well-formed XML without a document type: line {exception.LineNumber}, position {exception.LinePosition}.");
        }

        return translator._plan.Build(billed);
    }

    private static XmlReader Open(string ssml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("amazon", "urn:amazon");
        return XmlReader.Create(new StringReader(ssml), settings, new XmlParserContext(names.NameTable, names, xmlLang: null, XmlSpace.None));
    }

    /// <summary>Translates one node.</summary>
    /// <returns>How many characters of it are billed.</returns>
    private int Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Open(reader);
                return 0;
            case XmlNodeType.EndElement:
                Close(reader.Name);
                return 0;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when reader.Depth > 0:
                if (!_state.IsReplaced)
                {
                    _plan.Say(reader.Value, _state.LanguageFile, _state.Delivery);
                }

                return reader.Value.Length;
            default:
                return 0;
        }
    }

    private void Open(XmlReader reader)
    {
        if (reader.Depth == 0 && reader.Name != "speak")
        {
            throw Invalid("The SSML's outermost element is not <speak>.");
        }

        var isEmpty = reader.IsEmptyElement;
        _outer.Push(_state);
        if (reader.GetAttribute("xml:lang") is { } language)
        {
            _state = _state with { LanguageFile = EspeakVoices.FindLanguageFile(language) ?? _state.LanguageFile };
        }

        Begin(reader);
        if (isEmpty)
        {
            Close(reader.Name);
        }
    }

    private void Begin(XmlReader reader)
    {
        switch (reader.Name)
        {
            case "break" when !_state.IsReplaced:
                _plan.Pause(SsmlValues.Break(reader.GetAttribute("time"), reader.GetAttribute("strength")));
                break;
            case "p" or "s":
                _plan.EndClause();
                break;
            case "prosody":
                _state = _state with
                {
                    Delivery = SsmlValues.Prosody(
                        _state.Delivery, reader.GetAttribute("rate"), reader.GetAttribute("pitch"), reader.GetAttribute("volume")),
                };
                break;
            case "emphasis":
                _state = _state with { Delivery = SsmlValues.Emphasis(_state.Delivery, reader.GetAttribute("level")) };
                break;
            case "say-as":
                SayAs(reader.GetAttribute("interpret-as"));
                break;
            case "sub" when reader.GetAttribute("alias") is { } alias:
                Replace(alias);
                break;
        }
    }

    private void SayAs(string? interpretAs)
    {
        if (interpretAs is "expletive" or "bleep")
        {
            Replace("beep");
            return;
        }

        _state = _state with { Delivery = _state.Delivery with { Reading = SsmlValues.Reading(interpretAs) } };
    }

    private void Replace(string spoken)
    {
        if (!_state.IsReplaced)
        {
            _plan.Say(spoken, _state.LanguageFile, _state.Delivery);
        }

        _state = _state with { IsReplaced = true };
    }

    private void Close(string name)
    {
        if (name is "p" or "s")
        {
            _plan.EndClause();
        }

        _state = _outer.Pop();
    }

    private static PermanentFailureException Invalid(string reason) => new(FailureCode.SsmlInvalid, reason, Remedy);
}
