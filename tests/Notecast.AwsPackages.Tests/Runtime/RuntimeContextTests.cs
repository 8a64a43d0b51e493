using System.Globalization;
using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Runtime;

public class RuntimeContextTests : RuntimeTest
{
    private const string Trace = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";
    private const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:narrate:live";

    [Fact]
    public Task Headers_tell_of_the_invocation() => WithContextAsync(
        context =>
        {
            Assert.Equal(RequestId, context.AwsRequestId);
            Assert.Equal(Arn, context.InvokedFunctionArn);
            Assert.Equal(Trace, context.TraceId);
            Assert.Equal("tenant", context.TenantId);
            Assert.Equal(Trace, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
        },
        ("Lambda-Runtime-Invoked-Function-Arn", Arn),
        ("Lambda-Runtime-Trace-Id", Trace),
        ("Lambda-Runtime-Aws-Tenant-Id", "tenant"));

    [Fact]
    public async Task The_environment_tells_of_the_function()
    {
        SetVariable("AWS_LAMBDA_FUNCTION_NAME", "narrate");
        SetVariable("AWS_LAMBDA_FUNCTION_VERSION", "7");
        SetVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        SetVariable("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/narrate");
        SetVariable("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[7]0000");

        await WithContextAsync(context =>
        {
            Assert.Equal("narrate", context.FunctionName);
            Assert.Equal("7", context.FunctionVersion);
            Assert.Equal(1024, context.MemoryLimitInMB);
            Assert.Equal("/aws/lambda/narrate", context.LogGroupName);
            Assert.Equal("2026/01/01/[7]0000", context.LogStreamName);
            Assert.Same(Serializer, context.Serializer);
        });
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public Task The_time_that_is_left_is_measured_to_the_deadline_and_below_zero_after_it(int seconds) => WithContextAsync(
        context => Assert.InRange(context.RemainingTime.TotalSeconds, seconds - 60, seconds),
        ("Lambda-Runtime-Deadline-Ms", Milliseconds(DateTimeOffset.UtcNow.AddSeconds(seconds))));

    [Fact]
    public Task Mobile_clients_tell_of_themselves() => WithContextAsync(
        context =>
        {
            Assert.Equal("id", context.Identity.IdentityId);
            Assert.Equal("pool", context.Identity.IdentityPoolId);
            Assert.Equal("title", context.ClientContext.Client.AppTitle);
            Assert.Equal("package", context.ClientContext.Client.AppPackageName);
            Assert.Equal("code", context.ClientContext.Client.AppVersionCode);
            Assert.Equal("name", context.ClientContext.Client.AppVersionName);
            Assert.Equal("installation", context.ClientContext.Client.InstallationId);
            Assert.Equal("b", context.ClientContext.Custom["a"]);
            Assert.Equal("d", context.ClientContext.Environment["c"]);
        },
        ("Lambda-Runtime-Cognito-Identity", """{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}"""),
        ("Lambda-Runtime-Client-Context", """
            {"client":{"app_title":"title","app_package_name":"package","app_version_code":"code","app_version_name":"name",
            "installation_id":"installation"},"custom":{"a":"b"},"env":{"c":"d"}}
            """.ReplaceLineEndings("")));

    [Fact]
    public Task Other_clients_tell_nothing_of_themselves() => WithContextAsync(context =>
    {
        Assert.Null(context.Identity.IdentityId);
        Assert.Null(context.ClientContext.Client);
    });

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task WithContextAsync(Action<ILambdaContext> check, params (string Name, string Value)[] headers)
    {
        var call = await InvokeOnceAsync(
            (_, context) =>
            {
                check(context);
                return Task.FromResult(new Answer());
            },
            headers);
        Assert.True(call.Path.EndsWith("/response", StringComparison.Ordinal), call.Body);
    }
}
