using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>A request to AWS CloudFormation.</summary>
public class AmazonCloudFormationRequest : AmazonWebServiceRequest
{
}
