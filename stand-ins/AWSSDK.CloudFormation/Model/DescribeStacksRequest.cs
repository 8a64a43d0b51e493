namespace Amazon.CloudFormation.Model;

/// <summary>Tells of stacks. Source: AWS CloudFormation API Reference, DescribeStacks.</summary>
public class DescribeStacksRequest : AmazonCloudFormationRequest
{
    /// <summary>The next page of an answer; null for the first.</summary>
    public string NextToken { get; set; }

    /// <summary>A stack's name or id; null for all that are not deleted.</summary>
    public string StackName { get; set; }
}
