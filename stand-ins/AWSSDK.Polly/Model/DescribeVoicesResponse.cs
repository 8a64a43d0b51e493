using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>A page of voices.</summary>
public class DescribeVoicesResponse : AmazonWebServiceResponse
{
    /// <summary>The token of the next page; unset on the last one.</summary>
    public string NextToken { get; set; }

    /// <summary>The voices.</summary>
    public List<Voice> Voices { get; set; }
}
