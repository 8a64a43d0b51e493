using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.S3;
using Notecast.Domain.Failures;

namespace Notecast.Aws;

/// <summary>
/// Puts what the SDK and the network throw into the words of the domain. A service's own message is left out: it may quote its input.
/// </summary>
internal static class AwsFailures
{
    /// <summary>Whether the service or the way to it failed, rather than the caller having stopped the call.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AmazonServiceException or AmazonClientException => true,
        HttpRequestException or IOException or SocketException or TimeoutException or AuthenticationException => true,
        _ => false,
    };

    /// <summary>The failure of a request to a table, queue, bucket or topic.</summary>
    /// <param name="operation">The API operation.</param>
    /// <param name="target">What was asked, such as <c>table Notes</c>.</param>
    /// <param name="exception">What was thrown.</param>
    public static TransientFailureException Unavailable(string operation, string target, Exception exception) => new(
        FailureCode.StorageUnavailable,
        $"{operation} on the {target} failed: {Describe(exception)}.",
        RemedyFor(exception),
        Quotable(exception));

    /// <summary>The error code, status and request id of a service's answer, or what the network said.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        DeleteObjectsException { Response.DeleteErrors: [var first, ..] refused } =>
            $"{refused.Count} keys were refused, the first one, {first.Key}, with {first.Code}",
        AmazonServiceException { StatusCode: 0, InnerException: { } network } => Describe(network),
        AmazonServiceException service =>
            $"{service.ErrorCode ?? service.GetType().Name} (HTTP {(int)service.StatusCode}, request {service.RequestId ?? "unknown"})",
        OperationCanceledException => "no answer within the client's time limit",
        _ => $"{exception.GetType().Name}: {exception.Message.TrimEnd('.')}",
    };

    /// <summary>An exception that may travel as a cause: one that cannot read an answer may quote the answer.</summary>
    private static Exception? Quotable(Exception exception) => exception is AmazonUnmarshallingException ? null : exception;

    private static string RemedyFor(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } or AmazonServiceException { ErrorCode: "AccessDeniedException" } =>
            "It is tried again; see that the role may do this if it stays.",
        AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } =>
            "It is tried again; see that the name and the region are right if it stays.",
        _ => "It is tried again; check the service's health and the network path to it if it stays.",
    };
}
