using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>Which calls go wrong, by the schedule.</summary>
internal sealed class FaultPlan(Schedule schedule, DateTimeOffset start, TimeProvider time)
{
    private readonly Dictionary<(string Operation, int Occurrence), FaultKind> _faults = schedule.Steps
        .OfType<ScheduledStep.Fault>()
        .GroupBy(fault => (fault.Operation, fault.Occurrence))
        .ToDictionary(same => same.Key, same => same.First().Kind);

    private readonly List<ScheduledStep.Outage> _outages = [.. schedule.Steps.OfType<ScheduledStep.Outage>()];
    private readonly Dictionary<string, int> _calls = [];
    private bool _hasEnded;

    /// <summary>Faults that struck.</summary>
    public int Struck { get; private set; }

    /// <summary>How often each operation was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>From now on, nothing goes wrong.</summary>
    public void End() => _hasEnded = true;

    /// <summary>Decides about a call.</summary>
    public FaultKind? Next(string operation)
    {
        var occurrence = _calls[operation] = _calls.GetValueOrDefault(operation) + 1;
        if (_hasEnded)
        {
            return null;
        }

        var fault = _faults.TryGetValue((operation, occurrence), out var kind) ? kind : Outage(operation);
        Struck += fault is null ? 0 : 1;
        return fault;
    }

    private FaultKind? Outage(string operation)
    {
        var now = time.GetUtcNow() - start;
        var isOut = _outages.Exists(outage =>
            now >= outage.From && now < outage.To && operation.StartsWith(outage.Service, StringComparison.Ordinal) && operation[outage.Service.Length] == '.');
        return isOut ? FaultKind.Fails : null;
    }
}
