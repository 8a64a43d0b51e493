using Amazon.Lambda.Core;

namespace Notecast.EventSources.Invoking;

internal sealed class InvocationContext(
    LambdaFunctionOptions function, string requestId, DateTimeOffset deadline, string logStream, ILambdaLogger logger, ILambdaSerializer serializer,
    TimeProvider time) : ILambdaContext
{
    public string AwsRequestId => requestId;

    // Only invocations by mobile SDKs bring these two; Lambda leaves them null for all others.
    public IClientContext ClientContext => null!;

    public ICognitoIdentity Identity => null!;

    public string FunctionName => function.Name;

    public string FunctionVersion => "$LATEST";

    public string InvokedFunctionArn => function.Arn;

    public ILambdaLogger Logger => logger;

    public string LogGroupName => $"/aws/lambda/{function.Name}";

    public string LogStreamName => logStream;

    public int MemoryLimitInMB => function.MemoryMegabytes;

    public TimeSpan RemainingTime => deadline - time.GetUtcNow();

    public ILambdaSerializer Serializer => serializer;
}
