using System.Globalization;
using System.Text;
using System.Xml;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The topic on SNS.</summary>
public sealed class SnsNarrationTopic : INarrationTopic
{
    private const string TextType = "String";
    private const string NumberType = "Number";

    private readonly IAmazonSimpleNotificationService _client;
    private readonly string _topicArn;
    private readonly AwsTarget _topic;

    /// <summary>The topic <paramref name="topicArn"/>.</summary>
    public SnsNarrationTopic(IAmazonSimpleNotificationService client, string topicArn)
    {
        _client = client;
        _topicArn = topicArn;
        _topic = new AwsTarget($"topic {topicArn}");
    }

    /// <inheritdoc/>
    /// <remarks>One <c>Publish</c>. An answer that is lost makes the SDK publish again: messages may come more than once.</remarks>
    public Task PublishAsync(NarrationReadyMessage message, CancellationToken cancellationToken)
    {
        var request = new PublishRequest(_topicArn, NarrationReadyFormat.Write(message)) { MessageAttributes = AttributesOf(message) };
        return _topic.CallAsync("Publish", token => _client.PublishAsync(request, token), cancellationToken);
    }

    /// <summary>
    /// What subscribers filter by. The names are part of what they rely on: never rename one.
    /// </summary>
    private static Dictionary<string, MessageAttributeValue> AttributesOf(NarrationReadyMessage message)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>
        {
            ["UserId"] = Text(message.Note.UserId),
            ["DurationSeconds"] = new()
            {
                DataType = NumberType,
                StringValue = message.Ready.Duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
            },
        };
        if (message.Ready.VoiceId.Length > 0)
        {
            attributes["VoiceId"] = Text(message.Ready.VoiceId);
        }

        return attributes;
    }

    private static MessageAttributeValue Text(string value) => new() { DataType = TextType, StringValue = Clean(value) };

    /// <summary>Replaces what SNS refuses: all but the characters of XML 1.0. The message itself has them as JSON's escapes.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isTaken = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(isTaken ? rune.ToString() : Rune.ReplacementChar.ToString());
        }

        return clean.ToString();
    }
}
