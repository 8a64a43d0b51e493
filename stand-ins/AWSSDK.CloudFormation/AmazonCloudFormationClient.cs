using System.Diagnostics.CodeAnalysis;
using Amazon.CloudFormation.Internal;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Notecast.StandIns.AwsSdk;

namespace Amazon.CloudFormation;

/// <summary>A client of AWS CloudFormation. It is safe to be used by many threads at once.</summary>
public class AmazonCloudFormationClient : AmazonServiceClient, IAmazonCloudFormation
{
    private static readonly ServiceMetadata Metadata = new();

    /// <summary>A client that takes region and credentials from the environment.</summary>
    public AmazonCloudFormationClient()
        : this(new AmazonCloudFormationConfig())
    {
    }

    /// <summary>A client of a region that takes credentials from the environment.</summary>
    /// <param name="region">The region.</param>
    public AmazonCloudFormationClient(RegionEndpoint region)
        : this(new AmazonCloudFormationConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client that takes credentials from the environment.</summary>
    /// <param name="config">How it works.</param>
    public AmazonCloudFormationClient(AmazonCloudFormationConfig config)
        : base(config)
    {
    }

    /// <summary>A client that takes its region from the environment.</summary>
    /// <param name="credentials">Who asks.</param>
    public AmazonCloudFormationClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudFormationConfig())
    {
    }

    /// <summary>A client of a region.</summary>
    /// <param name="credentials">Who asks.</param>
    /// <param name="region">The region.</param>
    public AmazonCloudFormationClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFormationConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client.</summary>
    /// <param name="credentials">Who asks.</param>
    /// <param name="clientConfig">How it works.</param>
    public AmazonCloudFormationClient(AWSCredentials credentials, AmazonCloudFormationConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(
        DescribeStacksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStacksResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = DescribeStacksMarshaller.Instance,
                ResponseUnmarshaller = DescribeStacksUnmarshaller.Instance,
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1062", Justification = "Core calls it.")]
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpoint());
        pipeline.AddHandlerAfter<Marshaller>(new AuthResolver());
    }
}
