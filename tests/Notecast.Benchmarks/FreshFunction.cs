using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;

namespace Notecast.Benchmarks;

/// <summary>A function that has no process yet: its first invocation starts one, which ends when this is disposed.</summary>
internal sealed class FreshFunction : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly LambdaFunctionOptions _options;
    private readonly LambdaFunction _function;

    public FreshFunction(LambdaFunctionOptions options, FunctionExecutable executable)
    {
        _options = options;
        _function = LambdaFunction.FromExecutable(
            options, executable with { OnLine = _lines.Enqueue }, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>What it wrote so far; a line may come a moment after the result of its invocation.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Invokes it.</summary>
    /// <exception cref="InvalidOperationException">It fails: there is nothing to measure.</exception>
    public async Task<InvocationResult> InvokeAsync(string lambdaEvent)
    {
        var result = await _function.InvokeAsync(Encoding.UTF8.GetBytes(lambdaEvent));
        var hasFailures = Encoding.UTF8.GetString(result.Payload.Span).Contains("itemIdentifier", StringComparison.Ordinal);
        return result.Status == InvocationStatus.Succeeded && !hasFailures
            ? result
            : throw new InvalidOperationException(
                $"{_options.Name} failed: {result.Status} {result.ErrorType} {result.ErrorMessage}\n{string.Join('\n', _lines)}");
    }

    public ValueTask DisposeAsync() => _function.DisposeAsync();
}
