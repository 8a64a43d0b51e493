using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.World;

/// <summary>Which calls go wrong, by the schedule.</summary>
internal sealed class FaultPlan(Schedule schedule, DateTimeOffset start, TimeProvider time)
{
    private const double ChanceOfRefusal = 0.7;

    private readonly Dictionary<(string Operation, int Occurrence), FaultKind> _faults = schedule.Steps
        .OfType<ScheduledStep.Fault>()
        .GroupBy(fault => (fault.Operation, fault.Occurrence))
        .ToDictionary(same => same.Key, same => same.First().Kind);

    private readonly List<ScheduledStep.Outage> _outages = [.. schedule.Steps.OfType<ScheduledStep.Outage>()];
    private readonly List<ScheduledStep.Throttling> _throttlings = [.. schedule.Steps.OfType<ScheduledStep.Throttling>()];

    // Of its own, so that all other chance is as without throttling.
    private readonly Random _refusals = new(schedule.Seed);
    private readonly Dictionary<string, int> _calls = [];
    private bool _hasEnded;

    /// <summary>Faults that struck.</summary>
    public int Struck { get; private set; }

    /// <summary>Those of them that were refusals of too many calls.</summary>
    public int Throttled { get; private set; }

    /// <summary>Those of them that struck an event source.</summary>
    public int OfSources { get; private set; }

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

        var fault = _faults.TryGetValue((operation, occurrence), out var kind) ? kind : Outage(operation) ?? Throttling(operation);
        Struck += fault is null ? 0 : 1;
        Throttled += fault is FaultKind.IsThrottled ? 1 : 0;
        OfSources += fault is not null && Operations.OfSources.Contains(operation) ? 1 : 0;
        return fault;
    }

    /// <summary>How long until the operation's service is next out; <see langword="null"/> when no outage is to come.</summary>
    public TimeSpan? UntilOutage(string operation)
    {
        var now = Now;
        return _hasEnded
            ? null
            : _outages.Where(outage => outage.From > now && IsOf(outage.Service, operation)).Min(outage => (TimeSpan?)outage.From) - now;
    }

    private TimeSpan Now => time.GetUtcNow() - start;

    private FaultKind? Outage(string operation)
    {
        var now = Now;
        return _outages.Exists(outage => now >= outage.From && now < outage.To && IsOf(outage.Service, operation)) ? FaultKind.Fails : null;
    }

    private FaultKind? Throttling(string operation)
    {
        var now = Now;
        var isBusy = _throttlings.Exists(busy => now >= busy.From && now < busy.To && IsOf(busy.Service, operation));
        return isBusy && _refusals.NextDouble() < ChanceOfRefusal ? FaultKind.IsThrottled : null;
    }

    private static bool IsOf(string service, string operation) =>
        operation.StartsWith(service, StringComparison.Ordinal) && operation[service.Length] == '.';
}
