using Notecast.Domain.Failures;
using Notecast.Simulation.Schedules;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Load;

/// <summary>
/// Services that take so many requests and no more. What is beyond is throttled: the SDK's client tries it again at once as it is
/// configured, then the caller is told.
/// </summary>
internal sealed class ServiceCapacity
{
    private const double S3Writes = 3_500;
    private const double S3Reads = 5_500;
    private const double TopicPublishes = 30_000;

    /// <summary>How soon a throttled request is answered.</summary>
    private static readonly TimeSpan Refusal = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestSdkDelay = TimeSpan.FromSeconds(20);

    private readonly LoadOptions _options;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly IReadOnlyDictionary<string, ServiceCall> _calls;
    private readonly Dictionary<(string Service, LoadLimit Limit), Quota> _quotas = [];
    private readonly SortedDictionary<string, ServiceMeter> _meters = new(StringComparer.Ordinal);

    public ServiceCapacity(LoadOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _random = new Random(options.Seed);
        _calls = ServiceCall.AllOf(options);
        Limits = new LimitWatch(time);
        foreach (var call in _calls.Values)
        {
            _meters[call.Service] = new ServiceMeter(call.Service, time);
            foreach (var limit in call.Limits)
            {
                _quotas.TryAdd((call.Service, limit), NewQuota(limit));
            }
        }
    }

    public LimitWatch Limits { get; }

    public IReadOnlyList<ServiceFigures> Services => [.. _meters.Values.Select(meter => meter.Figures)];

    /// <summary>Waits until a service takes a request.</summary>
    /// <returns>How long the service takes for its answer.</returns>
    /// <exception cref="TransientFailureException">The service throttles it, and every retry of the SDK.</exception>
    public async Task<TimeSpan> AdmitAsync(string operation, string? partition, CancellationToken cancellationToken)
    {
        var call = _calls[operation];
        for (var retry = 1; ; retry++)
        {
            if (TryAdmit(call, partition, out var latency))
            {
                return latency;
            }

            if (retry > call.SdkRetries)
            {
                await Pause.ForAsync(Refusal, _time, cancellationToken);
                throw Network.Unavailable(operation, FaultKind.IsThrottled);
            }

            await Pause.ForAsync(Refusal + SdkDelay(retry), _time, cancellationToken);
            if (SimulatedProcess.Current is { IsDead: true })
            {
                await SimulatedProcess.NeverAsync<bool>();
            }
        }
    }

    private bool TryAdmit(ServiceCall call, string? partition, out TimeSpan latency)
    {
        latency = call.Latency * (0.8 + (_random.NextDouble() * 0.4));
        foreach (var limit in call.Limits)
        {
            if (!_quotas[(call.Service, limit)].HasRoom(partition))
            {
                Limits.Meet(limit);
                _meters[call.Service].Refuse();
                return false;
            }
        }

        foreach (var limit in call.Limits)
        {
            _quotas[(call.Service, limit)].Take(partition, latency);
        }

        _meters[call.Service].Answer();
        return true;
    }

    /// <summary>The SDK's standard retry mode: full jitter over a second that doubles.</summary>
    private TimeSpan SdkDelay(int retry)
    {
        var delay = TimeSpan.FromSeconds(_random.NextDouble() * Math.Pow(2, retry - 1));
        return delay < LongestSdkDelay ? delay : LongestSdkDelay;
    }

    private Quota NewQuota(LoadLimit limit) => limit switch
    {
        LoadLimit.SpeechRate => new RateQuota(
            _options.SpeechQuota.RequestsPerSecond - _options.SpeechTaken, _options.SpeechQuota.Burst, _time),
        LoadLimit.SpeechConcurrency => new ConcurrencyQuota(_options.SpeechQuota.ConcurrentRequests, _time),
        LoadLimit.CatalogPartition => new PartitionQuota(_options.PartitionWrites, _time),
        LoadLimit.CatalogTable or LoadLimit.IdempotencyTable => new RateQuota(_options.TableWrites, _options.TableWrites, _time),
        LoadLimit.BucketWrites => new RateQuota(S3Writes, S3Writes, _time),
        LoadLimit.BucketReads => new RateQuota(S3Reads, S3Reads, _time),
        LoadLimit.TopicPublishes => new RateQuota(TopicPublishes, TopicPublishes, _time),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "No service has this limit."),
    };
}
