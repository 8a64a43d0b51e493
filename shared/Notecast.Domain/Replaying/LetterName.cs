using System.Text;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Replaying;

/// <summary>A letter as log lines name it: its id, its kind, and the note and the correlation id that are known.</summary>
/// <param name="letter">The letter.</param>
/// <param name="note">The note that is worked on; the letter's own when left out.</param>
internal sealed class LetterName(RecognizedDeadLetter letter, NoteKey? note = null)
{
    /// <summary>Such as <c>5f0c (synthesis-job of ada/1, correlation 77)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{letter.Message.MessageId} ({DeadLetterKindNames.Of(letter.Kind)}");
        if ((note ?? letter.Note) is { } known)
        {
            text.Append($" of {known}");
        }

        if (letter.CorrelationId.Length > 0)
        {
            text.Append($", correlation {letter.CorrelationId}");
        }

        return text.Append(')').ToString();
    }
}
