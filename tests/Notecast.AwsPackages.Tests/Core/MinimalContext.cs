using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Core;

/// <summary>Implements what has no default, and nothing else.</summary>
internal sealed class MinimalContext : ILambdaContext
{
    public string AwsRequestId { get; init; } = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

    public IClientContext ClientContext => null!;

    public string FunctionName { get; init; } = "narrate-note";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn:aws:lambda:eu-west-1:123456789012:function:narrate-note";

    public ILambdaLogger Logger { get; init; } = new RecordingLogger();

    public string LogGroupName => "/aws/lambda/narrate-note";

    public string LogStreamName => "2026/03/01/[$LATEST]58419525dade4d17a495dceeeed44708";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime { get; init; } = TimeSpan.FromSeconds(30);
}
