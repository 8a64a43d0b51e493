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

    /// <summary>The letter marked as being replayed, if there is room for the mark.</summary>
    public static DeadLetterCopy ForReplay(DeadLetterMessage letter)
    {
        var attributes = SqsDeadLetter.AttributesOf(letter);
        attributes.Remove(DeadLetterAttributes.ReplayOf);
        var plain = Of(letter, attributes);
        var mark = SqsAttributes.Text(letter.MessageId);
        var bytes = plain.Bytes + SqsAttributes.SizeOf(DeadLetterAttributes.ReplayOf, mark);
        if (attributes.Count == SqsAttributes.MaxCount || bytes > SqsText.MaxBytes)
        {
            return plain;
        }

        attributes[DeadLetterAttributes.ReplayOf] = mark;
        return plain with { Bytes = bytes };
    }

    /// <summary>The copy as an entry of a batch.</summary>
    public SendMessageBatchRequestEntry ToEntry(string id) =>
        new(id, Body) { MessageAttributes = Attributes.Count > 0 ? Attributes : null };

    private static DeadLetterCopy Of(DeadLetterMessage letter, Dictionary<string, MessageAttributeValue> attributes)
    {
        var body = SqsText.Escape(letter.Body);
        return new DeadLetterCopy(letter, body, attributes, SqsAttributes.SizeOf(body, attributes));
    }
}
