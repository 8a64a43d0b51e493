using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>The service's regional endpoints. Source: AWS General Reference, "Service endpoints".</summary>
internal sealed class EndpointProvider : IEndpointProvider
{
    private const string Service = "sns";

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var arguments = (EndpointArguments)parameters;
        if (!string.IsNullOrEmpty(arguments.Endpoint))
        {
            return arguments.UseFIPS || arguments.UseDualStack
                ? throw new AmazonClientException("Invalid Configuration: a custom endpoint has neither a FIPS nor a dual-stack form.")
                : new Endpoint(arguments.Endpoint);
        }

        if (string.IsNullOrEmpty(arguments.Region))
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var partition = Fn.Partition(arguments.Region)
            ?? throw new AmazonClientException($"Invalid Configuration: the region {arguments.Region} is in no partition.");
        Require(arguments.UseFIPS, partition.supportsFIPS, "FIPS");
        Require(arguments.UseDualStack, partition.supportsDualStack, "DualStack");
        var host = arguments.UseFIPS && !IsFipsByItself(arguments) ? $"{Service}-fips" : Service;
        var suffix = arguments.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{host}.{arguments.Region}.{suffix}");
    }

    /// <summary>In GovCloud the plain endpoint is the FIPS one, unless it is dual-stack. Source: the service's endpoint rule set.</summary>
    private static bool IsFipsByItself(EndpointArguments arguments) =>
        !arguments.UseDualStack && (arguments.Region is "us-gov-east-1" or "us-gov-west-1");

    private static void Require(bool isAsked, bool isSupported, string what)
    {
        if (isAsked && !isSupported)
        {
            throw new AmazonClientException($"{what} is enabled but this partition does not support {what}");
        }
    }
}
