using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>
/// Runs invocations in processes: each in one that is free, or else in a new one. Lambda developer guide: "Understanding the Lambda
/// execution environment lifecycle" and "Understanding Lambda function scaling".
/// </summary>
internal sealed class ExecutableRunner(LambdaFunctionOptions options, FunctionExecutable executable, TimeProvider time, ILogger logger)
    : IFunctionRunner
{
    private readonly Lock _lock = new();
    private readonly HashSet<ExecutionEnvironment> _environments = [];
    private readonly Stack<ExecutionEnvironment> _free = [];
    private bool _isDisposed;

    public async Task<InvocationResult> RunAsync(ReadOnlyMemory<byte> payload, string requestId)
    {
        if (payload.Length > PayloadLimits.EventBytes)
        {
            return PayloadLimits.EventTooLarge(requestId, payload.Length);
        }

        while (TakeFree() is { } environment)
        {
            var invocation = NewInvocation(payload, requestId);
            var result = await RunInAsync(environment, invocation);
            if (invocation.IsTaken || !environment.HasExited)
            {
                return result;
            }

            // The process had ended, or was about to, before it could get the event: another one gets it.
        }

        return await RunColdAsync(payload, requestId);
    }

    public async ValueTask DisposeAsync()
    {
        List<ExecutionEnvironment> all;
        lock (_lock)
        {
            _isDisposed = true;
            all = [.. _environments];
            _free.Clear();
        }

        await Task.WhenAll(all.Select(environment => environment.DisposeAsync().AsTask()));
    }

    private async Task<InvocationResult> RunColdAsync(ReadOnlyMemory<byte> payload, string requestId)
    {
        try
        {
            var environment = Start();
            var started = time.GetTimestamp();
            if (await environment.InitAsync())
            {
                var initDuration = time.GetElapsedTime(started);
                return await RunInAsync(environment, NewInvocation(payload, requestId)) with { InitDuration = initDuration };
            }

            // A start that takes too long begins again as a part of the invocation, within the function's timeout.
            await EndAsync(environment);
            return await RunInAsync(Start(), NewInvocation(payload, requestId));
        }
        catch (Win32Exception)
        {
            var message = $"RequestId: {requestId} Error: Couldn't find valid bootstrap(s): [{executable.Program}]";
            return Failures.Failed(requestId, "Runtime.InvalidEntrypoint", message);
        }
    }

    private async Task<InvocationResult> RunInAsync(ExecutionEnvironment environment, RuntimeInvocation invocation)
    {
        var result = await environment.InvokeAsync(invocation);
        if (environment.IsUsable)
        {
            GiveBack(environment);
        }
        else
        {
            await EndAsync(environment);
        }

        return result;
    }

    private RuntimeInvocation NewInvocation(ReadOnlyMemory<byte> payload, string requestId) =>
        new(requestId, payload, time.GetUtcNow() + options.Timeout);

    private ExecutionEnvironment Start()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(LambdaFunction));
            var environment = ExecutionEnvironment.Start(options, executable, time, logger);
            _environments.Add(environment);
            return environment;
        }
    }

    private ExecutionEnvironment? TakeFree()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(LambdaFunction));
            return _free.TryPop(out var environment) ? environment : null;
        }
    }

    private void GiveBack(ExecutionEnvironment environment)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _free.Push(environment);
            }
        }
    }

    private async Task EndAsync(ExecutionEnvironment environment)
    {
        // Not forgotten before it has ended: whoever disposes the function waits for this one too.
        await environment.DisposeAsync();
        lock (_lock)
        {
            _environments.Remove(environment);
        }
    }
}
