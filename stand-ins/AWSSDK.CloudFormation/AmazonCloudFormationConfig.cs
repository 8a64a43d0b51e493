using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Notecast.StandIns.AwsSdk;

namespace Amazon.CloudFormation;

/// <summary>How a client of AWS CloudFormation works.</summary>
public class AmazonCloudFormationConfig : ClientConfig
{
    internal const string Id = "CloudFormation";

    private static readonly string ThisUserAgent = InternalSDKUtils.BuildUserAgentString(Id, "4.0.3");
    private static readonly RegionalEndpoint Resolver = new();

    /// <summary>The defaults, and what the environment says.</summary>
    public AmazonCloudFormationConfig()
        : base(Defaults.Provider())
    {
        base.ServiceId = Id;
        AuthenticationServiceName = "cloudformation";
        EndpointProvider = new EndpointProvider("cloudformation", "us-gov-east-1", "us-gov-west-1");
    }

    /// <summary>The service's id, by which the environment names its endpoint.</summary>
    public static new string ServiceId => Id;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "cloudformation";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-15";

    /// <inheritdoc/>
    public override string UserAgent => ThisUserAgent;

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1062", Justification = "Core calls it.")]
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, Id) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };
        return Resolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
