using System.Text;

namespace Notecast.Embedded.Speech;

/// <summary>Collects what SSML says into as few parts as can be: a new one only for a pause or another language.</summary>
internal sealed class SpeechPlanBuilder(LiteralText literal)
{
    // eSpeak NG ends a clause at an empty line, whatever is before it.
    private const string ClauseEnd = "\n\n";
    private readonly List<SpeechPart> _parts = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _spoken = new();
    private string _languageFile = "";
    private Delivery _delivery = Delivery.Plain;
    private bool _hasWords;

    /// <summary>Adds text, its white space collapsed as in XML.</summary>
    public void Say(string text, string languageFile, Delivery delivery)
    {
        var hasWords = !string.IsNullOrWhiteSpace(text);
        if (hasWords)
        {
            Turn(languageFile, delivery);
        }

        _hasWords |= hasWords;
        var collapsed = CollapseWhiteSpace(text);
        _spoken.Append(collapsed);
        _text.Append(literal.Write(collapsed));
    }

    /// <summary>Adds silence.</summary>
    public void Pause(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        EndPart();
        _parts.Add(new PausePart(duration));
    }

    /// <summary>Ends the sentence here.</summary>
    public void EndClause()
    {
        if (_hasWords)
        {
            _text.Append(ClauseEnd);
        }
    }

    /// <summary>All that was added.</summary>
    /// <param name="billedCharacters">How many characters are charged for.</param>
    public SpeechPlan Build(int billedCharacters)
    {
        EndPart();
        return new SpeechPlan(_parts, _spoken.ToString(), billedCharacters);
    }

    private void Turn(string languageFile, Delivery delivery)
    {
        if (languageFile != _languageFile)
        {
            EndPart();
            _languageFile = languageFile;
        }

        delivery.AppendChange(_text, _delivery);
        _delivery = delivery;
    }

    private void EndPart()
    {
        if (_hasWords)
        {
            _parts.Add(new SpokenPart(_languageFile, _text.ToString()));
        }

        _text.Clear();
        _delivery = Delivery.Plain;
        _hasWords = false;
    }

    private static string CollapseWhiteSpace(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var isSpace = char.IsWhiteSpace(character);
            if (!isSpace)
            {
                collapsed.Append(character);
            }
            else if (collapsed is not [.., ' '])
            {
                collapsed.Append(' ');
            }
        }

        return collapsed.ToString();
    }
}
