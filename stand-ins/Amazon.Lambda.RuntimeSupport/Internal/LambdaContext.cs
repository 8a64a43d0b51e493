using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>What a handler can learn of its invocation.</summary>
internal sealed class LambdaContext(ReceivedEvent received, FunctionLog log, ILambdaSerializer serializer) : ILambdaContext
{
    private readonly long _deadlineMs =
        long.TryParse(received.DeadlineMs, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public string AwsRequestId { get; } = received.RequestId;

    public string InvokedFunctionArn { get; } = received.InvokedFunctionArn;

    public string TraceId { get; } = received.TraceId;

    public string TenantId { get; } = received.TenantId;

    public IClientContext ClientContext => field ??= new ClientContext(received.ClientContext);

    public ICognitoIdentity Identity => field ??= new CognitoIdentity(received.CognitoIdentity);

    public string FunctionName => FunctionEnvironment.FunctionName;

    public string FunctionVersion => FunctionEnvironment.FunctionVersion;

    public string LogGroupName => FunctionEnvironment.LogGroupName;

    public string LogStreamName => FunctionEnvironment.LogStreamName;

    public int MemoryLimitInMB => FunctionEnvironment.MemoryMegabytes;

    public TimeSpan RemainingTime => DateTime.UnixEpoch.AddMilliseconds(_deadlineMs) - DateTime.UtcNow;

    public ILambdaLogger Logger => log;

    public ILambdaSerializer Serializer => serializer;
}
