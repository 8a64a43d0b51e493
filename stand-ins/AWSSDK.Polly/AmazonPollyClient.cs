using System.Diagnostics.CodeAnalysis;
using Amazon.Polly.Internal;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Notecast.StandIns.AwsSdk;

namespace Amazon.Polly;

/// <summary>A client of Amazon Polly. It is safe to be used by many threads at once.</summary>
public class AmazonPollyClient : AmazonServiceClient, IAmazonPolly
{
    private static readonly ServiceMetadata Metadata = new();

    /// <summary>A client that takes region and credentials from the environment.</summary>
    public AmazonPollyClient()
        : this(new AmazonPollyConfig())
    {
    }

    /// <summary>A client of a region that takes credentials from the environment.</summary>
    /// <param name="region">The region.</param>
    public AmazonPollyClient(RegionEndpoint region)
        : this(new AmazonPollyConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client that takes credentials from the environment.</summary>
    /// <param name="config">How it works.</param>
    public AmazonPollyClient(AmazonPollyConfig config)
        : base(config)
    {
    }

    /// <summary>A client that takes its region from the environment.</summary>
    /// <param name="credentials">Who asks.</param>
    public AmazonPollyClient(AWSCredentials credentials)
        : this(credentials, new AmazonPollyConfig())
    {
    }

    /// <summary>A client of a region.</summary>
    /// <param name="credentials">Who asks.</param>
    /// <param name="region">The region.</param>
    public AmazonPollyClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonPollyConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client.</summary>
    /// <param name="credentials">Who asks.</param>
    /// <param name="clientConfig">How it works.</param>
    public AmazonPollyClient(AWSCredentials credentials, AmazonPollyConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(
        SynthesizeSpeechRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SynthesizeSpeechResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = SynthesizeSpeechMarshaller.Instance,
                ResponseUnmarshaller = SynthesizeSpeechUnmarshaller.Instance,
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
