using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Notecast.AwsPackages.Tests.Sns;

/// <summary>Holds the package to the odd cases of the service's endpoint rule set.</summary>
public sealed class SnsEndpointTests
{
    [Theory]
    [InlineData("us-gov-east-1", true, false, "https://sns.us-gov-east-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, true, "https://sns-fips.us-gov-west-1.api.aws/")]
    [InlineData("us-gov-west-1", false, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", false, true, "https://sns.us-gov-west-1.api.aws/")]
    public void GovCloud_has_a_FIPS_endpoint_without_a_name_of_its_own(string region, bool fips, bool dualStack, string expected) =>
        Assert.Equal(new Uri(expected), EndpointOf(new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_address_of_ones_own_is_neither_FIPS_nor_dual_stack(bool fips, bool dualStack) =>
        Assert.ThrowsAny<AmazonClientException>(() => EndpointOf(new AmazonSimpleNotificationServiceConfig
        {
            ServiceURL = "http://127.0.0.1:9",
            AuthenticationRegion = "eu-west-1",
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        }));

    private static Uri EndpointOf(AmazonSimpleNotificationServiceConfig config) =>
        new(config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new PublishRequest())).URL);
}
