using Amazon.S3;
using Amazon.S3.Model;
using Notecast.Domain.Failures;

namespace Notecast.Aws;

/// <summary>Links by which anybody can fetch one object of the audio bucket for a while.</summary>
public sealed class S3AudioLinks
{
    /// <summary>The shortest lifetime of a link.</summary>
    public static readonly TimeSpan ShortestLifetime = TimeSpan.FromSeconds(1);

    /// <summary>The longest lifetime of a link. Source: Amazon S3 User Guide, "Sharing objects with presigned URLs".</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(7);

    private readonly S3Bucket _bucket;

    /// <summary>Links to the bucket <paramref name="bucketName"/>.</summary>
    public S3AudioLinks(IAmazonS3 client, string bucketName) => _bucket = new S3Bucket(client, bucketName);

    /// <summary>Signs a link. No request is made: nothing checks that there is such an object.</summary>
    /// <param name="objectKey">The object's key, as it is.</param>
    /// <param name="lifetime">
    /// 1 s to 7 days, in whole seconds. A link never outlives the credentials that signed it, and those of a function last a few hours.
    /// </param>
    /// <param name="cancellationToken">Stops waiting for credentials.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is shorter or longer than a link's can be.</exception>
    /// <exception cref="TransientFailureException">There are no credentials to sign with now.</exception>
    public async Task<Uri> CreateAsync(string objectKey, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(objectKey);
        if (lifetime < ShortestLifetime || lifetime > LongestLifetime)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lifetime), lifetime, $"A link lasts {ShortestLifetime.TotalSeconds:F0} s to {LongestLifetime.TotalDays:F0} days.");
        }

        var request = new GetPreSignedUrlRequest
        {
            BucketName = _bucket.Name,
            Key = objectKey,
            Verb = HttpVerb.GET,
            Protocol = IsPlainHttp ? Protocol.HTTP : Protocol.HTTPS,

            // The signature carries the system's time, so the end is counted from there.
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + lifetime,
        };
        return new Uri(await _bucket.Target.CallAsync(
            "GetPreSignedURL", token => _bucket.Client.GetPreSignedURLAsync(request).WaitAsync(token), cancellationToken));
    }

    private bool IsPlainHttp => _bucket.Client.Config.ServiceURL?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true;
}
