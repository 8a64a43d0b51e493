using System.Reflection;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;

namespace Notecast.AwsPackages.Tests.Polly;

/// <summary>Holds the package to the service's own model.</summary>
public sealed class PollyModelTests
{
    [Theory]
    [InlineData(typeof(VoiceId))]
    [InlineData(typeof(LanguageCode))]
    [InlineData(typeof(Engine))]
    [InlineData(typeof(OutputFormat))]
    [InlineData(typeof(TextType))]
    public async Task Every_value_of_the_model_is_a_field(Type type)
    {
        var model = await ReadAsync();

        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((ConstantClass)field.GetValue(null)!).Value);

        Assert.NotEmpty(model.Enums[type.Name]);
        Assert.Empty(model.Enums[type.Name].Except(fields));
    }

    [Fact]
    public void A_value_that_is_newer_than_the_package_can_be_named()
    {
        Assert.Equal("Zara", ((VoiceId)"Zara").Value);
        Assert.Same(VoiceId.Joey, VoiceId.FindValue("Joey"));
        Assert.True(Engine.LongForm == "long-form");
    }

    [Fact]
    public async Task Every_member_of_the_operation_is_a_property()
    {
        var model = await ReadAsync();

        Assert.Empty(model.Input.Except(typeof(SynthesizeSpeechRequest).GetProperties().Select(property => property.Name)));
        Assert.Empty(model.Output.Except(typeof(SynthesizeSpeechResponse).GetProperties().Select(property => property.Name)));
        Assert.Equal(model.ApiVersion, new AmazonPollyConfig().ServiceVersion);
    }

    [Fact]
    public async Task Every_error_of_the_operation_is_an_exception()
    {
        var model = await ReadAsync();

        Assert.NotEmpty(model.Errors);
        Assert.All(model.Errors.Keys, name =>
        {
            var type = typeof(AmazonPollyException).Assembly.GetType($"Amazon.Polly.Model.{name}");
            Assert.True(type?.IsSubclassOf(typeof(AmazonPollyException)), $"There is no {name}.");
        });
    }

    private static Task<ServiceModel> ReadAsync() => ServiceModel.ReadAsync("polly", "SynthesizeSpeech");
}
