using System.Reflection;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;

namespace Notecast.AwsPackages.Tests.Polly;

/// <summary>Holds the package to the service's own model. Either may be newer: what the model has, the package must have.</summary>
public sealed class PollyModelTests
{
    private static readonly Assembly Package = typeof(AmazonPollyClient).Assembly;

    [Theory]
    [InlineData(typeof(VoiceId))]
    [InlineData(typeof(LanguageCode))]
    [InlineData(typeof(Engine))]
    [InlineData(typeof(OutputFormat))]
    [InlineData(typeof(SpeechMarkType))]
    [InlineData(typeof(TextType))]
    public async Task Every_value_of_the_model_is_a_field_and_is_found(Type type)
    {
        var values = (await ReadAsync()).Enums[type.Name];

        var fields = FieldsOf(type);

        Assert.NotEmpty(values);
        Assert.Empty(values.Except(fields.Keys));
        var find = type.GetMethod("FindValue", [typeof(string)])!;
        Assert.All(values, value => Assert.Same(fields[value], find.Invoke(null, [value])));
    }

    [Theory]
    [InlineData(typeof(Engine))]
    [InlineData(typeof(TextType))]
    public async Task Sets_of_values_that_hardly_ever_grow_have_no_others(Type type)
    {
        var values = (await ReadAsync()).Enums[type.Name];

        var fields = FieldsOf(type).Keys;

        Assert.Equal(values.Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_that_is_newer_than_the_package_can_be_named()
    {
        Assert.Equal("Zara", ((VoiceId)"Zara").Value);
        Assert.Same(VoiceId.Joey, VoiceId.FindValue("joey"));
        Assert.True(Engine.LongForm == "long-form");
        Assert.Null((VoiceId?)(string?)null);
    }

    [Theory]
    [InlineData(typeof(SynthesizeSpeechRequest), "SynthesizeSpeechInput")]
    [InlineData(typeof(SynthesizeSpeechResponse), "SynthesizeSpeechOutput")]
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
    public async Task Speech_needs_text_voice_and_format()
    {
        var model = await ReadAsync();

        Assert.Equal(["OutputFormat", "Text", "VoiceId"], model.Required["SynthesizeSpeechInput"].Order());
        Assert.Equal(model.ApiVersion, new AmazonPollyConfig().ServiceVersion);
    }

    [Fact]
    public async Task Every_error_of_the_operation_is_an_exception()
    {
        var errors = (await ReadAsync()).Errors["SynthesizeSpeech"];

        Assert.NotEmpty(errors);
        Assert.All(errors.Keys, name =>
        {
            var type = Package.GetType($"Amazon.Polly.Model.{name}");
            Assert.True(type?.IsSubclassOf(typeof(AmazonPollyException)), $"There is no {name}.");
            ExceptionConstructors.AssertAreThoseOf(type!);
        });
        ExceptionConstructors.AssertAreThoseOf(typeof(AmazonPollyException));
    }

    private static Dictionary<string, ConstantClass> FieldsOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (ConstantClass)field.GetValue(null)!).ToDictionary(constant => constant.Value);

    private static Task<ServiceModel> ReadAsync() => ServiceModel.ReadAsync("polly");

    /// <summary>The SDK's rule: what may be absent can be null, and a list of an enumeration's values is a list of text.</summary>
    private static Type TypeOf(string kind) => kind switch
    {
        "blob" => typeof(Stream),
        "integer" => typeof(int?),
        "list" => typeof(List<string>),
        "string" => typeof(string),
        _ => Package.GetType($"Amazon.Polly.{kind}")!,
    };
}
