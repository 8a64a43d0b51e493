using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using Notecast.EventSources.Native;

namespace Notecast.EventSources.Invoking;

/// <summary>
/// One deployed function, invoked as Lambda invokes it: a handler in this process, or an executable that asks a Runtime API for its events.
/// </summary>
public sealed class LambdaFunction : IAsyncDisposable
{
    private readonly LambdaFunctionOptions _options;
    private readonly IFunctionRunner _runner;
    private readonly ILogger _logger;
    private int _running;

    private LambdaFunction(LambdaFunctionOptions options, IFunctionRunner runner, ILogger logger)
    {
        _options = options;
        _runner = runner;
        _logger = logger;
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

    /// <summary>
    /// Deploys a handler that returns a response. Events and responses go through JSON and the function's own serializer.
    /// </summary>
    /// <remarks>
    /// Lambda ends a process at the deadline. In this process the handler runs on, unseen: the invocation is a time-out already, and
    /// whatever the handler returns later is not used. A handler that shall end in time reads <see cref="ILambdaContext.RemainingTime"/>.
    /// </remarks>
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
        InProcess(
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
        InProcess(
            options,
            serializer,
            async (payload, context) =>
            {
                await handler(serializer.Deserialize<TEvent>(payload), context);
                return ReadOnlyMemory<byte>.Empty;
            },
            time,
            logger);

    /// <summary>Deploys an executable that talks the Lambda Runtime API, such as the <c>bootstrap</c> of a native function.</summary>
    /// <remarks>
    /// As in Lambda, one process serves one invocation at a time, is started when no other is free, and is used again. The clock should be
    /// the system's, which the processes see. Disposing the function ends them.
    /// </remarks>
    /// <param name="options">How it is deployed.</param>
    /// <param name="executable">The program.</param>
    /// <param name="time">The clock that deadlines are measured on.</param>
    /// <param name="logger">Where log lines about the function go; its own lines go to <see cref="FunctionExecutable.OnLine"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LambdaFunction FromExecutable(
        LambdaFunctionOptions options, FunctionExecutable executable, TimeProvider time, ILogger logger)
    {
        options.Validate();
        return new LambdaFunction(options, new ExecutableRunner(options, executable, time, logger), logger);
    }

    /// <summary>Invokes the function and waits for its end, or its deadline. It throws for nothing that the handler does.</summary>
    /// <param name="payload">The event as UTF-8 JSON.</param>
    /// <param name="requestId">The invocation's id; a new one without it.</param>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, string? requestId = null)
    {
        var id = requestId ?? _options.NewRequestId();
        var account = ReservedConcurrency is null ? _options.Account : null;
        if (Interlocked.Increment(ref _running) > ReservedConcurrency || account?.TryStart() == false)
        {
            Interlocked.Decrement(ref _running);
            return new InvocationResult { RequestId = id, Status = InvocationStatus.Throttled };
        }

        try
        {
            var result = await _runner.RunAsync(payload, id);
            if (result.Status != InvocationStatus.Succeeded)
            {
                Log.InvocationFailed(_logger, id, Name, result.ErrorType, result.ErrorMessage);
            }

            _options.OnResult?.Invoke(result);
            return result;
        }
        finally
        {
            account?.End();
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Ends the function's processes, whatever they do; a handler in this process has none.</summary>
    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private static LambdaFunction InProcess(
        LambdaFunctionOptions options,
        ILambdaSerializer serializer,
        Func<Stream, ILambdaContext, Task<ReadOnlyMemory<byte>>> handler,
        TimeProvider time,
        ILogger logger)
    {
        options.Validate();
        return new LambdaFunction(options, new HandlerRunner(options, serializer, handler, time, logger), logger);
    }
}
