using Microsoft.Extensions.Logging;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>A process and its Runtime API. It serves one invocation at a time.</summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    // Lambda developer guide, "Understanding the Lambda execution environment lifecycle": the init phase is limited to 10 seconds.
    private static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(10);

    private readonly LambdaFunctionOptions _options;
    private readonly RuntimeApi _api;
    private readonly FunctionProcess _process;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lazy<Task> _end;
    private bool _hasTimedOut;

    private ExecutionEnvironment(LambdaFunctionOptions options, RuntimeApi api, FunctionProcess process, TimeProvider time, ILogger logger)
    {
        _options = options;
        _api = api;
        _process = process;
        _time = time;
        _logger = logger;
        _end = new Lazy<Task>(EndAsync);
        Log.ProcessStarted(logger, process.Id, options.Name);
    }

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Whether it can serve a further invocation, as far as is known.</summary>
    public bool IsUsable => !_hasTimedOut && !_api.InitError.IsCompleted && !HasExited;

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ExecutionEnvironment Start(
        LambdaFunctionOptions options, FunctionExecutable executable, TimeProvider time, ILogger logger)
    {
        var logStream = LogStream.Name(time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        var api = new RuntimeApi(options.Arn, time);
        try
        {
            var start = RuntimeEnvironment.StartInfo(executable, options, api.Address, logStream);
            return new ExecutionEnvironment(options, api, FunctionProcess.Start(start, executable.OnLine, time), time, logger);
        }
        catch
        {
            _ = api.DisposeAsync().AsTask();
            throw;
        }
    }

    /// <summary>
    /// Waits until the process asks for an event, fails or ends; <see langword="false"/> when it does none of them in the time it has.
    /// </summary>
    public async Task<bool> InitAsync()
    {
        using var ended = new CancellationTokenSource();
        var limit = Task.Delay(InitLimit, _time, ended.Token);
        var first = await Task.WhenAny(_api.Ready, _api.InitError, _process.Exited, limit);
        ended.Cancel();
        return first != limit;
    }

    /// <summary>Hands an event to the process and waits for its answer, its end, or the function's timeout.</summary>
    public async Task<InvocationResult> InvokeAsync(RuntimeInvocation invocation)
    {
        var started = _time.GetTimestamp();
        var result = await AnswerAsync(invocation);
        return result with { Duration = _time.GetElapsedTime(started), PeakMemoryBytes = _process.PeakMemoryBytes() };
    }

    public ValueTask DisposeAsync() => new(_end.Value);

    private async Task<InvocationResult> AnswerAsync(RuntimeInvocation invocation)
    {
        var id = invocation.RequestId;
        using var ended = new CancellationTokenSource();
        var timeout = Task.Delay(_options.Timeout, _time, ended.Token);

        // A request of a process that has ended can still wait for an event here; it must not get one.
        if (!HasExited)
        {
            _api.Offer(invocation);
        }

        await Task.WhenAny(invocation.Result, _api.InitError, _process.Exited, timeout);
        ended.Cancel();
        if (invocation.Result.IsCompleted)
        {
            return await invocation.Result;
        }

        if (_api.InitError.IsCompleted)
        {
            return await _api.InitError with { RequestId = id };
        }

        if (_process.Exited.IsCompleted)
        {
            return ProcessExit.Failed(id, await _process.Exited);
        }

        _hasTimedOut = true;
        return Failures.TimedOut(id, _options.Timeout, _time.GetUtcNow());
    }

    private async Task EndAsync()
    {
        await _process.DisposeAsync();
        await _api.DisposeAsync();
        Log.ProcessEnded(_logger, _process.Id, _options.Name);
    }
}
