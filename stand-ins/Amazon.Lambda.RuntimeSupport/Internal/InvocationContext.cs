using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>
/// What Lambda tells of an invocation: by the headers of its event, and by the process's environment. The context of mobile applications and
/// their identity are not read: no event source sends them.
/// </summary>
internal sealed class InvocationContext : ILambdaContext
{
    private readonly DateTimeOffset _deadline;

    public InvocationContext(HttpResponseHeaders headers)
    {
        AwsRequestId = Header(headers, "Lambda-Runtime-Aws-Request-Id")
            ?? throw new RuntimeApiException("The Runtime API sent an event without the header Lambda-Runtime-Aws-Request-Id.");
        InvokedFunctionArn = Header(headers, "Lambda-Runtime-Invoked-Function-Arn");
        TraceId = Header(headers, "Lambda-Runtime-Trace-Id") ?? "";
        TenantId = Header(headers, "Lambda-Runtime-Aws-Tenant-Id") ?? "";
        long.TryParse(Header(headers, "Lambda-Runtime-Deadline-Ms"), NumberStyles.None, CultureInfo.InvariantCulture, out var deadline);
        _deadline = DateTimeOffset.FromUnixTimeMilliseconds(deadline);
    }

    public string AwsRequestId { get; }

    public IClientContext ClientContext => null;

    public string FunctionName => RuntimeEnvironment.FunctionName;

    public string FunctionVersion => RuntimeEnvironment.FunctionVersion;

    public ICognitoIdentity Identity => null;

    public string InvokedFunctionArn { get; }

    public ILambdaLogger Logger => RuntimeLogger.Instance;

    public string LogGroupName => RuntimeEnvironment.LogGroupName;

    public string LogStreamName => RuntimeEnvironment.LogStreamName;

    public int MemoryLimitInMB => RuntimeEnvironment.MemoryMegabytes;

    public TimeSpan RemainingTime => _deadline - DateTimeOffset.UtcNow;

    public string TenantId { get; }

    public string TraceId { get; }

    private static string Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
