using Amazon.SQS.Model;
using Notecast.Domain.DeadLetters;

namespace Notecast.Aws;

/// <summary>A message that is put together from a letter.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Body">What SQS takes of its body: the same bytes, if the letter ever was a message.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Bytes">The message's size.</param>
internal sealed record DeadLetterCopy(
    DeadLetterMessage Letter, string Body, Dictionary<string, MessageAttributeValue> Attributes, int Bytes)
{
    /// <summary>The letter as it is.</summary>
    public static DeadLetterCopy Of(DeadLetterMessage letter) => Of(letter, SqsDeadLetter.AttributesOf(letter));

    /// <summary>
    /// The letter with the marks of <see cref="ReplayCopy"/> that there is room for. The error message makes room for them: a letter that
    /// fails again gets it anew.
    /// </summary>
    public static DeadLetterCopy ForReplay(DeadLetterMessage letter)
    {
        var attributes = SqsDeadLetter.AttributesOf(letter);
        attributes.Remove(DeadLetterAttributes.ReplayOf);
        var copy = Of(letter, attributes);
        var marks = ReplayCopy.MarksOf(letter).Select(mark => (Name: mark.Key, Value: SqsAttributes.Text(mark.Value))).ToList();
        if (!copy.HasRoomFor(marks.Count, marks.Sum(mark => SqsAttributes.SizeOf(mark.Name, mark.Value)))
            && attributes.Remove(DeadLetterAttributes.ErrorMessage))
        {
            copy = Of(letter, attributes);
        }

        foreach (var (name, mark) in marks)
        {
            var size = SqsAttributes.SizeOf(name, mark);
            if (copy.HasRoomFor(1, size) && attributes.TryAdd(name, mark))
            {
                copy = copy with { Bytes = copy.Bytes + size };
            }
        }

        return copy;
    }

    /// <summary>The copy as an entry of a batch.</summary>
    public SendMessageBatchRequestEntry ToEntry(string id) =>
        new(id, Body) { MessageAttributes = Attributes.Count > 0 ? Attributes : null };

    private bool HasRoomFor(int count, int bytes) =>
        Attributes.Count + count <= DeadLetterAttributes.MaxCount && Bytes + bytes <= SqsText.MaxBytes;

    private static DeadLetterCopy Of(DeadLetterMessage letter, Dictionary<string, MessageAttributeValue> attributes)
    {
        var body = SqsText.Escape(letter.Body);
        return new DeadLetterCopy(letter, body, attributes, SqsAttributes.SizeOf(body, attributes));
    }
}
