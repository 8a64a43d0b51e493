using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.Domain.DeadLetters;

namespace Notecast.Aws;

/// <summary>A dead letter that was received: with all attributes as they are, and what it takes to move it.</summary>
internal sealed record SqsDeadLetter : DeadLetterMessage
{
    /// <summary>What SQS has to tell with each message.</summary>
    public static readonly IReadOnlyList<string> SystemAttributes =
    [
        MessageSystemAttributeName.SentTimestamp,
        MessageSystemAttributeName.ApproximateFirstReceiveTimestamp,
        MessageSystemAttributeName.ApproximateReceiveCount,
    ];

    /// <summary>All attributes, of every type.</summary>
    public required Dictionary<string, MessageAttributeValue> RawAttributes { get; init; }

    /// <summary>What the letter is hidden and deleted by.</summary>
    public required ReceivedHandle Handle { get; init; }

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="hiddenUntil">Until when it is hidden from others.</param>
    public static SqsDeadLetter Read(Message message, DateTimeOffset hiddenUntil)
    {
        var attributes = message.MessageAttributes ?? [];
        return new SqsDeadLetter
        {
            MessageId = message.MessageId,
            Body = message.Body,
            RawAttributes = attributes,
            Attributes = attributes.Where(attribute => attribute.Value.StringValue is not null)
                .ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue, StringComparer.Ordinal),
            SentAt = TimeOf(message, MessageSystemAttributeName.SentTimestamp) ?? default,
            FirstReceivedAt = TimeOf(message, MessageSystemAttributeName.ApproximateFirstReceiveTimestamp),
            ReceiveCount = (int)(NumberOf(message, MessageSystemAttributeName.ApproximateReceiveCount) ?? 0),
            Handle = new ReceivedHandle(message.ReceiptHandle, hiddenUntil),
        };
    }

    /// <summary>
    /// A letter's attributes as a message has them: those that are neither text nor numbers as they were received, the others as the letter
    /// says now, in the type that they had.
    /// </summary>
    public static Dictionary<string, MessageAttributeValue> AttributesOf(DeadLetterMessage letter)
    {
        var received = (letter as SqsDeadLetter)?.RawAttributes ?? [];
        var attributes = received.Where(attribute => attribute.Value.StringValue is null).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in letter.Attributes)
        {
            var type = received.GetValueOrDefault(name)?.DataType ?? MessageAttribute.TextType;
            attributes[name] = new MessageAttributeValue { DataType = type, StringValue = value };
        }

        return attributes;
    }

    private static DateTimeOffset? TimeOf(Message message, string name) =>
        NumberOf(message, name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static long? NumberOf(Message message, string name) =>
        long.TryParse(message.Attributes?.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
