using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;

namespace Notecast.EventSources.Invoking;

/// <summary>Runs a handler in this process.</summary>
internal sealed class HandlerRunner(
    LambdaFunctionOptions options,
    ILambdaSerializer serializer,
    Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> handler,
    TimeProvider time,
    ILogger logger) : IFunctionRunner
{
    private readonly InvocationLogger _handlerLogger = new(logger);
    private readonly string _logStream = LogStream.Name(time.GetUtcNow(), new string('0', 32));

    public async Task<InvocationResult> RunAsync(ReadOnlyMemory<byte> payload, string requestId)
    {
        var started = time.GetTimestamp();
        var result = await RunToDeadlineAsync(payload, requestId);
        return result with { Duration = time.GetElapsedTime(started) };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<InvocationResult> RunToDeadlineAsync(ReadOnlyMemory<byte> payload, string id)
    {
        var deadline = time.GetUtcNow() + options.Timeout;
        var context = new InvocationContext(options, id, deadline, _logStream, _handlerLogger, serializer, time);
        using var ended = new CancellationTokenSource();
        var run = RunHandlerAsync(payload, context);
        if (await Task.WhenAny(run, Task.Delay(options.Timeout, time, ended.Token)) == run)
        {
            ended.Cancel();
            return await run;
        }

        _ = LogLateEndAsync(run, id);
        return Failures.TimedOut(id, options.Timeout, time.GetUtcNow());
    }

    private async Task<InvocationResult> RunHandlerAsync(ReadOnlyMemory<byte> payload, InvocationContext context)
    {
        // A handler's first steps, up to its first await, must not hold up whoever invokes it.
        await Task.Yield();
        try
        {
            using var stream = new MemoryStream(payload.ToArray(), writable: false);
            var response = await handler(stream, context);
            return new InvocationResult { RequestId = context.AwsRequestId, Status = InvocationStatus.Succeeded, Payload = response };
        }
        catch (Exception exception)
        {
            var failed = Failures.Failed(context.AwsRequestId, exception.GetType().Name, exception.Message);
            return failed with { Payload = ErrorJson.Write(exception) };
        }
    }

    private async Task LogLateEndAsync(Task<InvocationResult> run, string id)
    {
        var result = await run;
        Log.EndedLate(logger, id, options.Name, result.Status.ToString());
    }
}
