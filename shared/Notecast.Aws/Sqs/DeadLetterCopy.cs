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
    public static DeadLetterCopy Of(DeadLetterMessage letter)
    {
        var body = SqsText.Escape(letter.Body);
        var attributes = SqsDeadLetter.AttributesOf(letter);
        return new DeadLetterCopy(letter, body, attributes, SqsAttributes.SizeOf(body, attributes));
    }

    /// <summary>The letter marked as being replayed, if there is room for the mark.</summary>
    public static DeadLetterCopy ForReplay(DeadLetterMessage letter)
    {
        var plain = Of(letter with { Attributes = letter.Attributes.Where(attribute => attribute.Key != DeadLetterAttributes.ReplayOf).ToDictionary() });
        var mark = SqsAttributes.Text(letter.MessageId);
        var bytes = plain.Bytes + SqsAttributes.SizeOf(DeadLetterAttributes.ReplayOf, mark);
        if (plain.Attributes.Count == SqsAttributes.MaxCount || bytes > SqsText.MaxBytes)
        {
            return plain with { Letter = letter };
        }

        plain.Attributes[DeadLetterAttributes.ReplayOf] = mark;
        return plain with { Letter = letter, Bytes = bytes };
    }

    /// <summary>The copy as an entry of a batch.</summary>
    public SendMessageBatchRequestEntry ToEntry(string id) => new(id, Body) { MessageAttributes = Attributes.Count > 0 ? Attributes : null };
}
