using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;

namespace Notecast.Benchmarks;

/// <summary>A function that has no process yet: its first invocation starts one, which ends when this is disposed.</summary>
internal sealed class FreshFunction(LambdaFunctionOptions options, FunctionExecutable executable) : IAsyncDisposable
{
    private readonly LambdaFunction _function =
        LambdaFunction.FromExecutable(options, executable, TimeProvider.System, NullLogger.Instance);

    /// <summary>Invokes it.</summary>
    /// <exception cref="InvalidOperationException">It fails: there is nothing to measure.</exception>
    public async Task<InvocationResult> InvokeAsync(string lambdaEvent)
    {
        var result = await _function.InvokeAsync(Encoding.UTF8.GetBytes(lambdaEvent));
        var hasFailures = Encoding.UTF8.GetString(result.Payload.Span).Contains("itemIdentifier", StringComparison.Ordinal);
        return result.Status == InvocationStatus.Succeeded && !hasFailures
            ? result
            : throw new InvalidOperationException($"{options.Name} failed: {result.Status} {result.ErrorType} {result.ErrorMessage}");
    }

    public ValueTask DisposeAsync() => _function.DisposeAsync();
}
