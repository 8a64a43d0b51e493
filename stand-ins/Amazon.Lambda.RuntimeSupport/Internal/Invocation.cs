namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>An event to handle.</summary>
internal sealed record Invocation(InvocationContext Context, Stream Payload) : IDisposable
{
    public void Dispose() => Payload.Dispose();
}
