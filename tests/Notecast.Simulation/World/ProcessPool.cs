using Amazon.Lambda.Core;
using Notecast.Simulation.Checking;
using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>
/// The execution environments of a function: a process handles one event at a time and is used again, until it dies or its time runs out.
/// </summary>
/// <param name="start">Starts a process: makes the handler, with everything that a process has for itself.</param>
/// <param name="operation">The invocation's name: an event that is duplicated is handled by two processes at once.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="deliveries">What is under way.</param>
/// <param name="observations">Counts.</param>
/// <param name="time">The clock of the services.</param>
/// <param name="coldStart">How long a new process takes until it handles its first event.</param>
internal sealed class ProcessPool<TEvent, TResponse>(
    Func<Func<TEvent, ILambdaContext, Task<TResponse>>> start,
    string operation,
    FaultPlan faults,
    Deliveries deliveries,
    Observations observations,
    TimeProvider time,
    TimeSpan coldStart)
{
    private readonly Stack<(SimulatedProcess Process, Func<TEvent, ILambdaContext, Task<TResponse>> Handler)> _free = [];

    public async Task<TResponse> HandleAsync(TEvent lambdaEvent, ILambdaContext context)
    {
        if (faults.Next(operation) == FaultKind.IsDuplicated)
        {
            _ = deliveries.WhileAsync(() => HandleOnceAsync(lambdaEvent, context));
        }

        return await deliveries.CountAsync(() => HandleOnceAsync(lambdaEvent, context));
    }

    private async Task<TResponse> HandleOnceAsync(TEvent lambdaEvent, ILambdaContext context)
    {
        observations.Deliveries++;
        var isCold = _free.Count == 0;
        var (process, handler) = isCold ? (new SimulatedProcess(), start()) : _free.Pop();
        if (isCold && coldStart > TimeSpan.Zero)
        {
            await Task.Delay(coldStart, time);
        }

        process.Enter();
        using var ended = new CancellationTokenSource();
        var run = handler(lambdaEvent, context);
        var first = await Task.WhenAny(run, process.Death, Task.Delay(context.RemainingTime, time, ended.Token));
        ended.Cancel();
        if (first != run)
        {
            process.Die();
            observations.Deaths++;
            throw new ProcessDiedException();
        }

        _free.Push((process, handler));
        return await run;
    }
}
