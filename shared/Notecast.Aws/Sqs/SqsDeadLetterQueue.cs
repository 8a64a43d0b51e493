using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The dead-letter queue on SQS: the cause travels as message attributes of type String.</summary>
/// <remarks>
/// Nothing that the queue can hold is refused: a character that SQS does not take is sent as JSON's escape for it, and when a body and its
/// attributes are larger than a message may be, the body is kept and the attributes give way: those that are not ours first, then the error
/// message, how often it came back and when it failed first at last. A body that alone is larger fails like any refused request; then its
/// sender still has it.
/// </remarks>
public sealed class SqsDeadLetterQueue : IDeadLetterQueue
{
    private readonly IAmazonSQS _client;
    private readonly string _queueUrl;
    private readonly AwsTarget _queue;

    /// <summary>The queue at <paramref name="queueUrl"/>.</summary>
    public SqsDeadLetterQueue(IAmazonSQS client, string queueUrl)
    {
        _client = client;
        _queueUrl = queueUrl;
        _queue = new AwsTarget($"queue {queueUrl}");
    }

    /// <inheritdoc/>
    /// <remarks>One <c>SendMessage</c>.</remarks>
    public Task SendAsync(DeadLetter deadLetter, CancellationToken cancellationToken)
    {
        var body = SqsText.Escape(deadLetter.Body);
        var request = new SendMessageRequest
        {
            QueueUrl = _queueUrl,
            MessageBody = body,
            MessageAttributes = AttributesOf(deadLetter, SqsText.MaxBytes - Encoding.UTF8.GetByteCount(body)),
        };
        return _queue.CallAsync("SendMessage", token => _client.SendMessageAsync(request, token), cancellationToken);
    }

    private static Dictionary<string, MessageAttributeValue> AttributesOf(DeadLetter letter, int bytesLeft)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>(StringComparer.Ordinal);
        foreach (var whole in DeadLetterAttributes.Write(letter).OrderBy(attribute => WeightOf(attribute.Name)))
        {
            var room = bytesLeft - whole.Name.Length - whole.Type.Length;
            var attribute = whole.Name == DeadLetterAttributes.ErrorMessage ? whole with { Value = Fit(whole.Value, room) } : whole;
            var value = SqsAttributes.Of(attribute);
            var size = SqsAttributes.SizeOf(attribute.Name, value);
            if (attribute.Value.Length > 0 && size <= bytesLeft)
            {
                attributes[attribute.Name] = value;
                bytesLeft -= size;
            }
        }

        return attributes;
    }

    /// <summary>
    /// The lighter an attribute, the longer it stays. The error message is the longest and says at length what others say in short; the
    /// count and the time of the first failure cannot be had again from anywhere else. What is not ours comes after all that is.
    /// </summary>
    private static int WeightOf(string name) => name switch
    {
        DeadLetterAttributes.Replays or DeadLetterAttributes.FirstFailedAt => 0,
        DeadLetterAttributes.ErrorMessage => 2,
        _ => DeadLetterAttributes.IsOurs(name) ? 1 : 3,
    };

    /// <summary>As much of the start of a text as fits into so many bytes.</summary>
    private static string Fit(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }
}
