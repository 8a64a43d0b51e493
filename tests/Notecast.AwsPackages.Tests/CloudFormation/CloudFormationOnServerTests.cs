using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.CloudFormation;

public sealed class CloudFormationOnServerTests(MotoServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stack_tells_its_outputs()
    {
        var name = $"stack-{Guid.NewGuid():N}";
        var template = JsonNode.Parse(
            """
            {
              "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "a-queue" } } },
              "Outputs": { "Url": { "Value": { "Ref": "Queue" } }, "Name": { "Value": { "Fn::GetAtt": ["Queue", "QueueName"] } } }
            }
            """)!;
        await MotoStack.CreateAsync(await server.GetUrlAsync(), template, name: name);
        using var client = await ClientAsync();

        var stack = Assert.Single((await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Cancellation)).Stacks);

        Assert.Equal((name, "CREATE_COMPLETE"), (stack.StackName, stack.StackStatus.Value));
        Assert.Contains($":stack/{name}/", stack.StackId, StringComparison.Ordinal);
        Assert.EndsWith("/a-queue", stack.Outputs.Single(output => output.OutputKey == "Url").OutputValue, StringComparison.Ordinal);
        Assert.Equal("a-queue", stack.Outputs.Single(output => output.OutputKey == "Name").OutputValue);
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_a_validation_error()
    {
        using var client = await ClientAsync();

        var exception = await Assert.ThrowsAsync<AmazonCloudFormationException>(
            () => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "gone" }, Cancellation));

        Assert.Equal(("ValidationError", 400), (exception.ErrorCode, (int)exception.StatusCode));
        Assert.Equal("Stack with id gone does not exist", exception.Message);
    }

    private async Task<AmazonCloudFormationClient> ClientAsync() =>
        new(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonCloudFormationConfig()));
}
