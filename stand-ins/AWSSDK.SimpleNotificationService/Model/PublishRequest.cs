using System.Diagnostics.CodeAnalysis;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Publishes a message. Source: Amazon SNS API Reference, Publish.</summary>
public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>Without anything.</summary>
    public PublishRequest()
    {
    }

    /// <summary>A message for a topic.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="message">The message.</param>
    public PublishRequest(string topicArn, string message)
    {
        TopicArn = topicArn;
        Message = message;
    }

    /// <summary>A message with a subject for a topic.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="message">The message.</param>
    /// <param name="subject">What mails have as their subject.</param>
    public PublishRequest(string topicArn, string message, string subject)
        : this(topicArn, message) =>
        Subject = subject;

    /// <summary>The message; 256 KiB with its attributes. Required.</summary>
    public string Message { get; set; }

    /// <summary>Attributes by which subscribers filter; null for none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "As in the official package.")]
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary>Tells copies of one message in a FIFO topic.</summary>
    public string MessageDeduplicationId { get; set; }

    /// <summary>Messages of one group in a FIFO topic stay in order.</summary>
    public string MessageGroupId { get; set; }

    /// <summary><c>json</c> when the message holds another text for each kind of subscriber.</summary>
    public string MessageStructure { get; set; }

    /// <summary>A telephone to send a text message to, instead of a topic.</summary>
    public string PhoneNumber { get; set; }

    /// <summary>What mails have as their subject.</summary>
    public string Subject { get; set; }

    /// <summary>A topic or a device.</summary>
    public string TargetArn { get; set; }

    /// <summary>The topic.</summary>
    public string TopicArn { get; set; }
}
