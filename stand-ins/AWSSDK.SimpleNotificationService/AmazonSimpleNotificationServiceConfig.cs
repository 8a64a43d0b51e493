using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Notecast.StandIns.AwsSdk;

namespace Amazon.SimpleNotificationService;

/// <summary>How a client of Amazon SNS works.</summary>
public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    internal const string Id = "SNS";

    private static readonly string ThisUserAgent = InternalSDKUtils.BuildUserAgentString(Id, "4.0.100.3");
    private static readonly RegionalEndpoint Resolver = new();

    /// <summary>The defaults, and what the environment says.</summary>
    public AmazonSimpleNotificationServiceConfig()
        : base(Defaults.Provider())
    {
        base.ServiceId = Id;
        AuthenticationServiceName = "sns";
        EndpointProvider = new EndpointProvider("sns", "us-gov-east-1", "us-gov-west-1");
    }

    /// <summary>The service's id, by which the environment names its endpoint.</summary>
    public static new string ServiceId => Id;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "sns";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-03-31";

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
