using System.Net;
using Amazon.Runtime;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Operations;

/// <summary>Says what is wrong when AWS cannot be asked, and what to do about it.</summary>
internal static class AwsProblems
{
    /// <summary>What services answer to credentials that they do not know, or not any more.</summary>
    private static readonly HashSet<string> BadCredentials = new(StringComparer.Ordinal)
    {
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "InvalidSignatureException", "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    };

    public static bool IsOne(Exception exception, CancellationToken stop) => exception switch
    {
        OperationCanceledException => !stop.IsCancellationRequested,
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The end of a command.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="action">What was asked for, as policies name it.</param>
    /// <param name="target">What was asked about.</param>
    public static CommandException Of(Exception exception, string action, string target)
    {
        var message = exception switch
        {
            AmazonServiceException { ErrorCode: { } code } when BadCredentials.Contains(code) =>
                $"AWS does not accept the credentials ({code}). Sign in again, or name another profile with --profile.",
            AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } or AmazonServiceException { ErrorCode: "AccessDenied" } =>
                $"You may not read {target}: {action} is denied. Name a profile that may with --profile, or have the right granted.",
            _ => $"{target} cannot be read ({Describe(exception)}). Check the region, the network and AWS_ENDPOINT_URL, and try again.",
        };
        return new CommandException(ExitCodes.Environment, char.ToUpperInvariant(message[0]) + message[1..], exception);
    }

    private static string Describe(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: 0, InnerException: { } network } => network.Message.TrimEnd('.'),
        AmazonServiceException service => $"{service.ErrorCode ?? "HTTP"} {(int)service.StatusCode}: {service.Message.TrimEnd('.')}",
        OperationCanceledException => "no answer in time",
        _ => exception.Message.TrimEnd('.'),
    };
}
