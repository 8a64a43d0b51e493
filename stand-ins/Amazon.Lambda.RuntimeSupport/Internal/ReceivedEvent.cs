using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>An event and what Lambda says of its invocation.</summary>
internal sealed class ReceivedEvent(MemoryStream content, HttpHeadersNonValidated headers) : IDisposable
{
    internal Stream Event => content;

    internal string RequestId =>
        Read("Lambda-Runtime-Aws-Request-Id") ?? throw new InvalidOperationException("The event has no request id.");

    internal string DeadlineMs => Read("Lambda-Runtime-Deadline-Ms");

    internal string InvokedFunctionArn => Read("Lambda-Runtime-Invoked-Function-Arn");

    internal string TraceId => Read("Lambda-Runtime-Trace-Id");

    internal string ClientContext => Read("Lambda-Runtime-Client-Context");

    internal string CognitoIdentity => Read("Lambda-Runtime-Cognito-Identity");

    internal string TenantId => Read("Lambda-Runtime-Aws-Tenant-Id");

    public void Dispose() => content.Dispose();

    private string Read(string name) => headers.TryGetValues(name, out var values) ? values.ToString() : null;
}
