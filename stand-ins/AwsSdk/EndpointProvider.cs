using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Notecast.StandIns.AwsSdk;

/// <summary>A service's regional endpoints. Source: AWS General Reference, "Service endpoints".</summary>
/// <param name="service">The service's name in its hosts.</param>
/// <param name="fipsByItself">Regions whose plain endpoint is the FIPS one, unless it is dual-stack: see the service's endpoint rule set.</param>
internal sealed class EndpointProvider(string service, params string[] fipsByItself) : IEndpointProvider
{
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
        var host = arguments.UseFIPS && (arguments.UseDualStack || !fipsByItself.Contains(arguments.Region)) ? $"{service}-fips" : service;
        var suffix = arguments.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{host}.{arguments.Region}.{suffix}");
    }

    private static void Require(bool isAsked, bool isSupported, string what)
    {
        if (isAsked && !isSupported)
        {
            throw new AmazonClientException($"{what} is enabled but this partition does not support {what}");
        }
    }
}
