using Notecast.Domain.Failures;
using Notecast.Simulation.Load;
using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>Between a process and the services: calls take time, go wrong, and those of a dead process come to nothing.</summary>
internal sealed class Network(FaultPlan faults, Deliveries deliveries, TimeProvider time, Random random, ServiceCapacity? capacity = null)
{
    private const int LongestLatencyMilliseconds = 80;

    private static readonly TimeSpan SlowCall = TimeSpan.FromMinutes(4);

    /// <summary>Calls a service.</summary>
    /// <param name="operation">What is asked: see <see cref="Operations"/>.</param>
    /// <param name="effect">What the service does, at one moment.</param>
    /// <param name="cancellationToken">Stops waiting for the answer, not the effect.</param>
    /// <param name="part">What the service does when it does only a part; without it, all.</param>
    /// <param name="partition">The key that the service divides by, where that has a quota of its own.</param>
    public async Task<T> CallAsync<T>(
        string operation, Func<T> effect, CancellationToken cancellationToken, Func<T>? part = null, string? partition = null)
    {
        TimeSpan? way = capacity is null ? null : await capacity.AdmitAsync(operation, partition, cancellationToken) / 2;
        await ReachAsync(way, cancellationToken);
        var fault = faults.Next(operation);
        switch (fault)
        {
            case FaultKind.Fails or FaultKind.IsThrottled:
                throw Unavailable(operation, fault.Value);
            case FaultKind.Hangs:
                await Pause.ForAsync(Timeout.InfiniteTimeSpan, time, cancellationToken);
                break;
            case FaultKind.IsSlow:
                await Pause.ForAsync(SlowCall, time, cancellationToken);
                break;
            case FaultKind.IsLate:
                deliveries.ArriveLater(() => effect());
                throw Unavailable(operation, fault.Value);
            case FaultKind.DiesBefore:
                return await DieAsync<T>();
            case FaultKind.DiesDuring:
                part?.Invoke();
                return await DieAsync<T>();
        }

        var result = fault switch
        {
            // Only calls whose answer tells nothing can be lost like that.
            FaultKind.IsLost => default!,
            FaultKind.IsPartial when part is not null => part(),
            _ => effect(),
        };
        if (fault == FaultKind.DiesAfter)
        {
            return await DieAsync<T>();
        }

        await ReachAsync(way, cancellationToken);
        return fault == FaultKind.LosesAnswer ? throw Unavailable(operation, fault.Value) : result;
    }

    /// <summary>Calls a service that answers nothing.</summary>
    public Task CallAsync(string operation, Action effect, CancellationToken cancellationToken, Action? part = null) => CallAsync(
        operation,
        () =>
        {
            effect();
            return true;
        },
        cancellationToken,
        part is null
            ? null
            : () =>
            {
                part();
                return true;
            });

    /// <summary>One way, from a process or to it.</summary>
    private async Task ReachAsync(TimeSpan? way, CancellationToken cancellationToken)
    {
        await Pause.ForAsync(way ?? TimeSpan.FromMilliseconds(random.Next(1, LongestLatencyMilliseconds)), time, cancellationToken);
        if (SimulatedProcess.Current is { IsDead: true })
        {
            await SimulatedProcess.NeverAsync<bool>();
        }
    }

    private static Task<T> DieAsync<T>()
    {
        SimulatedProcess.Current?.Die();
        return SimulatedProcess.NeverAsync<T>();
    }

    /// <summary>What the caller is told of a call that fails.</summary>
    public static TransientFailureException Unavailable(string operation, FaultKind fault)
    {
        var code = (operation, fault) switch
        {
            ("speech.speak", FaultKind.IsThrottled) => FailureCode.SpeechThrottled,
            ("speech.speak", _) => FailureCode.SpeechUnavailable,
            _ => FailureCode.StorageUnavailable,
        };
        return new TransientFailureException(code, $"{operation} failed ({fault}).", "Wait.");
    }
}
