using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.CloudFormation.Internal;

/// <summary>Writes a request: a form with the members that are set.</summary>
internal sealed class DescribeStacksMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static DescribeStacksMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var describe = (DescribeStacksRequest)input;
        var request = new DefaultRequest(input, "Amazon.CloudFormation");
        request.Parameters.Add("Action", "DescribeStacks");
        request.Parameters.Add("Version", "2010-05-15");
        Add(request, nameof(describe.NextToken), describe.NextToken);
        Add(request, nameof(describe.StackName), describe.StackName);
        return request;
    }

    private static void Add(DefaultRequest request, string name, string value)
    {
        if (value is not null)
        {
            request.Parameters.Add(name, value);
        }
    }
}
