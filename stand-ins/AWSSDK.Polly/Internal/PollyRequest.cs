using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Polly.Internal;

/// <summary>What all requests have.</summary>
internal static class PollyRequest
{
    public static DefaultRequest Of(AmazonWebServiceRequest original, string method, string path)
    {
        var request = new DefaultRequest(original, "Amazon.Polly") { HttpMethod = method, ResourcePath = path };
        request.Headers["X-Amz-Api-Version"] = "2016-06-10";
        return request;
    }
}
