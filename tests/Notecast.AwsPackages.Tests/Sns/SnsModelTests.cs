using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Notecast.AwsPackages.Tests.Sns;

/// <summary>Holds the package to the service's own model.</summary>
public sealed class SnsModelTests
{
    [Fact]
    public async Task Every_member_of_the_operation_is_a_property()
    {
        var model = await ReadAsync();

        Assert.Empty(model.Input.Except(typeof(PublishRequest).GetProperties().Select(property => property.Name)));
        Assert.Empty(model.Output.Except(typeof(PublishResponse).GetProperties().Select(property => property.Name)));
        Assert.Equal(model.ApiVersion, new AmazonSimpleNotificationServiceConfig().ServiceVersion);
    }

    [Fact]
    public async Task Every_error_of_the_operation_is_an_exception()
    {
        var model = await ReadAsync();

        Assert.NotEmpty(model.Errors);
        Assert.All(model.Errors.Keys, shape =>
        {
            var name = shape.EndsWith("Exception", StringComparison.Ordinal) ? shape : $"{shape}Exception";
            var type = typeof(PublishRequest).Assembly.GetType($"Amazon.SimpleNotificationService.Model.{name}");
            Assert.True(type?.IsSubclassOf(typeof(AmazonSimpleNotificationServiceException)), $"There is no {name}.");
        });
    }

    private static Task<ServiceModel> ReadAsync() => ServiceModel.ReadAsync("sns", "Publish");
}
