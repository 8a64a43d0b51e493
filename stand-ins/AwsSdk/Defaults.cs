using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Notecast.StandIns.AwsSdk;

/// <summary>What each defaults mode means. Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".</summary>
internal static class Defaults
{
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(1_100);
    private static readonly TimeSpan Far = TimeSpan.FromMilliseconds(3_100);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(30);

    public static DefaultConfigurationProvider Provider() => new(
    [
        Of(DefaultConfigurationMode.Standard, Far),
        Of(DefaultConfigurationMode.InRegion, Near),
        Of(DefaultConfigurationMode.CrossRegion, Far),
        Of(DefaultConfigurationMode.Mobile, Slow),
        Of(DefaultConfigurationMode.Auto, Near),
    ]);

    private static DefaultConfiguration Of(DefaultConfigurationMode mode, TimeSpan connectTimeout) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
