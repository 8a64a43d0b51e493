using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>A request to Amazon SNS.</summary>
public class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest
{
}
