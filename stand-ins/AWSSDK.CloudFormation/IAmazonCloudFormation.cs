using System.Diagnostics.CodeAnalysis;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>AWS CloudFormation, which makes stacks of resources.</summary>
public interface IAmazonCloudFormation : IAmazonService, IDisposable
{
    /// <summary>Tells of a stack, or of all.</summary>
    /// <param name="request">Which stack.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The stacks.</returns>
    /// <exception cref="AmazonCloudFormationException">There is no such stack (<c>ValidationError</c>), or the service fails.</exception>
    Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The interface warns because of another service.")]
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFormationConfig();

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The interface warns because of another service.")]
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        var config = clientConfig as AmazonCloudFormationConfig ?? throw new AmazonClientException(
            "ClientConfig is not of type AmazonCloudFormationConfig to create AmazonCloudFormationClient");
        return awsCredentials is null
            ? new AmazonCloudFormationClient(config)
            : new AmazonCloudFormationClient(awsCredentials, config);
    }
}
