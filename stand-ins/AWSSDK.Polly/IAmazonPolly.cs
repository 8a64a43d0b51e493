using System.Diagnostics.CodeAnalysis;
using Amazon.Polly.Model;
using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Amazon Polly, which turns text into speech.</summary>
public interface IAmazonPolly : IAmazonService, IDisposable
{
    /// <summary>Speaks a text.</summary>
    /// <param name="request">What to speak, and how.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The audio, still on its way.</returns>
    /// <exception cref="AmazonPollyException">The service refuses the request, or fails.</exception>
    Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The interface warns because of another service.")]
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonPollyConfig();

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The interface warns because of another service.")]
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        var config = clientConfig as AmazonPollyConfig
            ?? throw new AmazonClientException("ClientConfig is not of type AmazonPollyConfig to create AmazonPollyClient");
        return awsCredentials is null ? new AmazonPollyClient(config) : new AmazonPollyClient(awsCredentials, config);
    }
}
