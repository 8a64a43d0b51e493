using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>Links by which anybody can fetch one object of the audio bucket for a while.</summary>
public sealed class S3AudioLinks : IAudioLinks
{
    private const string LifetimeParameter = "X-Amz-Expires=";
    private static readonly TimeSpan TrialLifetime = TimeSpan.FromDays(1);

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
        DictationOptions.RequireLinkLifetime(lifetime);

        // The SDK counts from the time as it has corrected it by what services answered. A trial link tells that time; nothing else does.
        var now = TimeProvider.System.GetUtcNow();
        var correction = SecondsOf(await SignAsync(objectKey, now + TrialLifetime, cancellationToken)) - TrialLifetime;
        return await SignAsync(objectKey, now + lifetime - correction, cancellationToken);
    }

    private async Task<Uri> SignAsync(string objectKey, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = _bucket.Name,
            Key = objectKey,
            Verb = HttpVerb.GET,
            Protocol = IsPlainHttp ? Protocol.HTTP : Protocol.HTTPS,
            Expires = end.UtcDateTime,
        };
        return new Uri(await _bucket.Target.CallAsync(
            "GetPreSignedURL", token => _bucket.Client.GetPreSignedURLAsync(request).WaitAsync(token), cancellationToken));
    }

    private static TimeSpan SecondsOf(Uri link)
    {
        var value = link.Query.Split(LifetimeParameter)[1].Split('&')[0];
        return TimeSpan.FromSeconds(long.Parse(value, CultureInfo.InvariantCulture));
    }

    private bool IsPlainHttp => _bucket.Client.Config.ServiceURL?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true;
}
