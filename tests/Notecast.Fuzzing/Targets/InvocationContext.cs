using Amazon.Lambda.Core;

namespace Notecast.Fuzzing.Targets;

/// <summary>An invocation with a minute left.</summary>
internal sealed class InvocationContext : ILambdaContext
{
    public string AwsRequestId => "00000000-0000-0000-0000-000000000001";

    public IClientContext ClientContext => null!;

    public string FunctionName => "Function";

    public string FunctionVersion => "1";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:000000000000:function:Function:live";

    public ILambdaLogger Logger => null!;

    public string LogGroupName => "";

    public string LogStreamName => "";

    public int MemoryLimitInMB => 256;

    public TimeSpan RemainingTime => TimeSpan.FromMinutes(1);
}
