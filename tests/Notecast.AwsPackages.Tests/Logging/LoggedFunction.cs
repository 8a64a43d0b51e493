using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Logging;

namespace Notecast.AwsPackages.Tests.Logging;

[SuppressMessage("Performance", "CA1822", Justification = "Methods of an instance, as handlers are.")]
[SuppressMessage("Style", "IDE0060", Justification = "The aspect reads the context.")]
internal sealed class LoggedFunction
{
    [Logging]
    public async Task<int> NarrateAsync(string input, ILambdaContext context)
    {
        Logger.LogInformation("Before {Input}", input);
        await Task.Yield();
        Logger.LogInformation("After");
        return input.Length;
    }

    [Logging]
    public async Task<int> FailAsync(string input, ILambdaContext context)
    {
        await Task.Yield();
        throw new InvalidOperationException($"{input} is broken.");
    }

    [Logging(ClearState = true)]
    public async Task<int> CorrelateAsync(string key, ILambdaContext context)
    {
        Logger.AppendKey("note_key", key);
        await Task.Yield();
        Logger.LogInformation("Correlated");
        return key.Length;
    }

    [Logging(CorrelationIdPath = "/RequestId")]
    public string ReadCorrelationId(Request request, ILambdaContext context)
    {
        Logger.LogInformation("Correlated");
        return request.RequestId;
    }

    [Logging(LogEvent = true)]
    public string LogRequest(Request request, ILambdaContext context) => request.RequestId;

    internal sealed record Request(string RequestId);
}
