using System.Net;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.CloudFormation.Internal;

/// <summary>Reads an answer: stacks, or an error. The service's model names no errors, so all are of one type.</summary>
internal sealed class DescribeStacksUnmarshaller : XmlResponseUnmarshaller
{
    public static DescribeStacksUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new DescribeStacksResponse();
        while (input.Read())
        {
            if (!input.IsStartElement)
            {
                continue;
            }

            if (input.TestExpression("DescribeStacksResult/Stacks/member"))
            {
                response.Stacks ??= [];
                response.Stacks.Add(StackOf(input));
            }
            else if (input.TestExpression("DescribeStacksResult/NextToken"))
            {
                response.NextToken = TextOf(input);
            }
            else if (input.TestExpression("ResponseMetadata/RequestId"))
            {
                response.ResponseMetadata = new ResponseMetadata { RequestId = TextOf(input) };
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        return new AmazonCloudFormationException(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    private static Stack StackOf(XmlUnmarshallerContext input)
    {
        var stack = new Stack();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth))
        {
            if (!input.IsStartElement)
            {
                continue;
            }

            if (input.TestExpression("Outputs/member", depth + 1))
            {
                stack.Outputs ??= [];
                stack.Outputs.Add(OutputOf(input));
            }
            else if (input.TestExpression("Parameters/member", depth + 1))
            {
                stack.Parameters ??= [];
                stack.Parameters.Add(ParameterOf(input));
            }
            else if (input.TestExpression("StackId", depth + 1))
            {
                stack.StackId = TextOf(input);
            }
            else if (input.TestExpression("StackName", depth + 1))
            {
                stack.StackName = TextOf(input);
            }
            else if (input.TestExpression("StackStatus", depth + 1))
            {
                stack.StackStatus = TextOf(input);
            }
        }

        return stack;
    }

    private static Output OutputOf(XmlUnmarshallerContext input)
    {
        var output = new Output();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth))
        {
            if (input.IsStartElement && input.TestExpression("OutputKey", depth + 1))
            {
                output.OutputKey = TextOf(input);
            }
            else if (input.IsStartElement && input.TestExpression("OutputValue", depth + 1))
            {
                output.OutputValue = TextOf(input);
            }
        }

        return output;
    }

    private static Parameter ParameterOf(XmlUnmarshallerContext input)
    {
        var parameter = new Parameter();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth))
        {
            if (input.IsStartElement && input.TestExpression("ParameterKey", depth + 1))
            {
                parameter.ParameterKey = TextOf(input);
            }
            else if (input.IsStartElement && input.TestExpression("ParameterValue", depth + 1))
            {
                parameter.ParameterValue = TextOf(input);
            }
        }

        return parameter;
    }

    private static string TextOf(XmlUnmarshallerContext input) => StringUnmarshaller.GetInstance().Unmarshall(input);
}
