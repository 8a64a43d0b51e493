namespace Notecast.EventSources.Invoking;

/// <summary>Where a function's code runs. Disposing it ends what it started.</summary>
internal interface IFunctionRunner : IAsyncDisposable
{
    /// <summary>Runs one invocation up to its end or its deadline. It throws for nothing that the function does.</summary>
    Task<InvocationResult> RunAsync(ReadOnlyMemory<byte> payload, string requestId);
}
