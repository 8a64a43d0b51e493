using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>Amazon SNS, which passes messages on to subscribers.</summary>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>Publishes a message.</summary>
    /// <param name="request">The message, and where to.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refuses the request, or fails.</exception>
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    /// <summary>Publishes a message to a topic.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refuses the request, or fails.</exception>
    Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default);

    /// <summary>Publishes a message with a subject to a topic.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="message">The message.</param>
    /// <param name="subject">What mails have as their subject.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="AmazonSimpleNotificationServiceException">The service refuses the request, or fails.</exception>
    Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The interface warns because of another service.")]
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The interface warns because of another service.")]
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        var config = clientConfig as AmazonSimpleNotificationServiceConfig ?? throw new AmazonClientException(
            "ClientConfig is not of type AmazonSimpleNotificationServiceConfig to create AmazonSimpleNotificationServiceClient");
        return awsCredentials is null
            ? new AmazonSimpleNotificationServiceClient(config)
            : new AmazonSimpleNotificationServiceClient(awsCredentials, config);
    }
}
