using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>A message was taken.</summary>
public class PublishResponse : AmazonWebServiceResponse
{
    /// <summary>The message's id.</summary>
    public string MessageId { get; set; }

    /// <summary>Its place in a FIFO topic.</summary>
    public string SequenceNumber { get; set; }
}
