using System.Reflection;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Notecast.AwsPackages.Tests.Sns;

/// <summary>Holds the package to the service's own model. Either may be newer: what the model has, the package must have.</summary>
public sealed class SnsModelTests
{
    private static readonly Assembly Package = typeof(AmazonSimpleNotificationServiceClient).Assembly;

    [Theory]
    [InlineData(typeof(PublishRequest), "PublishInput")]
    [InlineData(typeof(PublishResponse), "PublishResponse")]
    [InlineData(typeof(MessageAttributeValue), "MessageAttributeValue")]
    public async Task Every_member_of_the_model_is_a_property_that_is_unset_at_first(Type type, string shape)
    {
        var members = (await ReadAsync()).Members[shape];
        var fresh = Activator.CreateInstance(type)!;

        Assert.NotEmpty(members);
        Assert.All(members, member =>
        {
            var property = type.GetProperty(member.Key);
            Assert.Equal(TypeOf(member.Value), property?.PropertyType);
            Assert.Null(property!.GetValue(fresh));
        });
    }

    [Fact]
    public async Task A_message_needs_a_text_and_an_attribute_a_type()
    {
        var model = await ReadAsync();

        Assert.Equal(["Message"], model.Required["PublishInput"]);
        Assert.Equal(["DataType"], model.Required["MessageAttributeValue"]);
        Assert.Equal(model.ApiVersion, new AmazonSimpleNotificationServiceConfig().ServiceVersion);
    }

    [Fact]
    public async Task Every_error_of_the_operation_is_an_exception()
    {
        var errors = (await ReadAsync()).Errors["Publish"];

        Assert.NotEmpty(errors);
        Assert.All(errors.Keys, shape =>
        {
            var name = shape.EndsWith("Exception", StringComparison.Ordinal) ? shape : $"{shape}Exception";
            var type = Package.GetType($"Amazon.SimpleNotificationService.Model.{name}");
            Assert.True(type?.IsSubclassOf(typeof(AmazonSimpleNotificationServiceException)), $"There is no {name}.");
            ExceptionConstructors.AssertAreThoseOf(type!);
        });
        ExceptionConstructors.AssertAreThoseOf(typeof(AmazonSimpleNotificationServiceException));
    }

    [Fact]
    public async Task Every_error_of_the_operation_is_tried_on_the_wire()
    {
        var codes = (await ReadAsync()).Errors["Publish"].Values;

        Assert.Empty(codes.Except(SnsErrors.All.Select(error => error.Code)));
    }

    private static Task<ServiceModel> ReadAsync() => ServiceModel.ReadAsync("sns");

    private static Type TypeOf(string kind) => kind switch
    {
        "blob" => typeof(MemoryStream),
        "map" => typeof(Dictionary<string, MessageAttributeValue>),
        "string" => typeof(string),
        _ => throw new InvalidOperationException($"The model has a member of kind {kind}."),
    };
}
