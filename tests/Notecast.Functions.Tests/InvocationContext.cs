using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Idempotency;

namespace Notecast.Functions.Tests;

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

    public TimeSpan RemainingTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Registers a context as the entry points do: it tells Powertools when a run's time is over.</summary>
    public static void Register(TimeSpan timeLeft) => Idempotency.RegisterLambdaContext(new InvocationContext { RemainingTime = timeLeft });
}
