using System.Globalization;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;

namespace Notecast.EventSources.Invoking;

/// <summary>
/// One deployed function: a handler, invoked as Lambda invokes it. Events and responses go through JSON and the function's own serializer,
/// and an invocation ends at its deadline.
/// </summary>
/// <remarks>
/// Lambda ends a process at the deadline. Here the handler runs on, unseen: the invocation is a time-out already, and whatever the handler
/// returns later is not used. A handler that shall end in time reads <see cref="ILambdaContext.RemainingTime"/>.
/// </remarks>
public sealed class LambdaFunction
{
    private readonly LambdaFunctionOptions _options;
    private readonly ILambdaSerializer _serializer;
    private readonly Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> _handler;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly InvocationLogger _handlerLogger;
    private readonly string _logStream;
    private int _running;

    private LambdaFunction(
        LambdaFunctionOptions options,
        ILambdaSerializer serializer,
        Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> handler,
        TimeProvider time,
        ILogger logger)
    {
        options.Validate();
        _options = options;
        _serializer = serializer;
        _handler = handler;
        _time = time;
        _logger = logger;
        _handlerLogger = new InvocationLogger(logger);
        _logStream = $"{time.GetUtcNow().UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)}/[$LATEST]{new string('0', 32)}";
    }

    /// <summary>The function's name.</summary>
    public string Name => _options.Name;

    /// <summary>The function's ARN, without version or alias.</summary>
    public string Arn => _options.Arn;

    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout => _options.Timeout;

    /// <summary>
    /// How many invocations may run at once, <see langword="null"/> for no limit; further ones are throttled. Zero throttles all, as it does
    /// in Lambda. It can be changed at any time.
    /// </summary>
    public int? ReservedConcurrency { get; set; }

    /// <summary>How many invocations are running.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Deploys a handler that returns a response.</summary>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <typeparam name="TResponse">The response's type.</typeparam>
    /// <param name="options">How it is deployed.</param>
    /// <param name="serializer">Reads events and writes responses.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="time">The clock that deadlines are measured on.</param>
    /// <param name="logger">Where log lines of the function go.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LambdaFunction Create<TEvent, TResponse>(
        LambdaFunctionOptions options,
        ILambdaSerializer serializer,
        Func<TEvent, ILambdaContext, Task<TResponse>> handler,
        TimeProvider time,
        ILogger logger) =>
        new(
            options,
            serializer,
            async (payload, context) =>
            {
                var response = await handler(serializer.Deserialize<TEvent>(payload), context);
                using var written = new MemoryStream();
                serializer.Serialize(response, written);
                return written.ToArray();
            },
            time,
            logger);

    /// <summary>Deploys a handler that returns nothing.</summary>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <param name="options">How it is deployed.</param>
    /// <param name="serializer">Reads events.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="time">The clock that deadlines are measured on.</param>
    /// <param name="logger">Where log lines of the function go.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LambdaFunction Create<TEvent>(
        LambdaFunctionOptions options,
        ILambdaSerializer serializer,
        Func<TEvent, ILambdaContext, Task> handler,
        TimeProvider time,
        ILogger logger) =>
        new(
            options,
            serializer,
            async (payload, context) =>
            {
                await handler(serializer.Deserialize<TEvent>(payload), context);
                return ReadOnlyMemory<byte>.Empty;
            },
            time,
            logger);

    /// <summary>Invokes the function and waits for its end, or its deadline. It throws for nothing that the handler does.</summary>
    /// <param name="payload">The event as UTF-8 JSON.</param>
    /// <param name="requestId">The invocation's id; a new one without it.</param>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, string? requestId = null)
    {
        var id = requestId ?? _options.NewRequestId();
        if (Interlocked.Increment(ref _running) > ReservedConcurrency)
        {
            Interlocked.Decrement(ref _running);
            return new InvocationResult { RequestId = id, Status = InvocationStatus.Throttled };
        }

        var started = _time.GetTimestamp();
        try
        {
            var result = await InvokeWithDeadlineAsync(payload, id);
            if (result.Status != InvocationStatus.Succeeded)
            {
                Log.InvocationFailed(_logger, id, Name, result.ErrorType, result.ErrorMessage);
            }

            return result with { Duration = _time.GetElapsedTime(started) };
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private async Task<InvocationResult> InvokeWithDeadlineAsync(ReadOnlyMemory<byte> payload, string id)
    {
        var deadline = _time.GetUtcNow() + Timeout;
        var context = new InvocationContext(_options, id, deadline, _logStream, _handlerLogger, _serializer, _time);
        using var ended = new CancellationTokenSource();
        var run = RunHandlerAsync(payload, context);
        if (await Task.WhenAny(run, Task.Delay(Timeout, _time, ended.Token)) == run)
        {
            ended.Cancel();
            return await run;
        }

        _ = LogLateEndAsync(run, id);
        var seconds = Timeout.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        var date = _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Failed(id, "Sandbox.Timedout", $"{date} {id} Task timed out after {seconds} seconds") with { Status = InvocationStatus.TimedOut };
    }

    private async Task<InvocationResult> RunHandlerAsync(ReadOnlyMemory<byte> payload, InvocationContext context)
    {
        // A handler's first steps, up to its first await, must not hold up whoever invokes it.
        await Task.Yield();
        try
        {
            using var stream = new MemoryStream(payload.ToArray(), writable: false);
            var response = await _handler(stream, context);
            return new InvocationResult { RequestId = context.AwsRequestId, Status = InvocationStatus.Succeeded, Payload = response };
        }
        catch (Exception exception)
        {
            return Failed(context.AwsRequestId, exception.GetType().Name, exception.Message) with { Payload = ErrorJson.Write(exception) };
        }
    }

    private async Task LogLateEndAsync(Task<InvocationResult> run, string id)
    {
        var result = await run;
        Log.EndedLate(_logger, id, Name, result.Status.ToString());
    }

    private static InvocationResult Failed(string id, string errorType, string errorMessage) => new()
    {
        RequestId = id,
        Status = InvocationStatus.Failed,
        ErrorType = errorType,
        ErrorMessage = errorMessage,
        Payload = ErrorJson.Write(errorType, errorMessage),
    };
}
