using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace Notecast.AwsPackages.Tests.CloudFormation;

/// <summary>Holds the package to the service's own model. The package may have more than is listed here.</summary>
public sealed class CloudFormationModelTests
{
    [Theory]
    [InlineData(typeof(DescribeStacksRequest), "DescribeStacksInput", "NextToken", "StackName")]
    [InlineData(typeof(DescribeStacksResponse), "DescribeStacksOutput", "NextToken", "Stacks")]
    [InlineData(typeof(Stack), "Stack", "Outputs", "StackId", "StackName", "StackStatus")]
    [InlineData(typeof(Output), "Output", "OutputKey", "OutputValue")]
    public async Task Every_member_that_is_used_is_one_of_the_model_and_unset_at_first(Type type, string shape, params string[] used)
    {
        var members = (await ReadAsync()).Members[shape];
        var fresh = Activator.CreateInstance(type)!;

        Assert.All(used, name =>
        {
            Assert.Contains(name, members.Keys);
            Assert.Null(type.GetProperty(name)!.GetValue(fresh));
        });
    }

    [Fact]
    public async Task The_version_is_the_model_s_and_errors_have_no_types_of_their_own()
    {
        var model = await ReadAsync();

        Assert.Equal(model.ApiVersion, new AmazonCloudFormationConfig().ServiceVersion);
        Assert.Empty(model.Errors["DescribeStacks"]);
        ExceptionConstructors.AssertAreThoseOf(typeof(AmazonCloudFormationException));
    }

    private static Task<ServiceModel> ReadAsync() => ServiceModel.ReadAsync("cloudformation");
}
