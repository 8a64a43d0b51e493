using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>A request to Amazon Polly.</summary>
public class AmazonPollyRequest : AmazonWebServiceRequest
{
}
