using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>Stacks.</summary>
public class DescribeStacksResponse : AmazonWebServiceResponse
{
    /// <summary>The next page; null when this is the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The stacks; null for none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "As in the official package.")]
    public List<Stack> Stacks { get; set; }
}
