using Notecast.Aws;

namespace Notecast.Simulation.Load;

/// <summary>
/// How much is written, and what the account and the stack allow. The defaults are the services' default quotas and the template's.
/// </summary>
public sealed record LoadOptions
{
    /// <summary>One job speaks up to four segments at once.</summary>
    private const int SegmentsAtOnce = 4;

    /// <summary>A dead letter is kept for 14 days: whoever wants to replay it after an outage has to come before.</summary>
    public static readonly TimeSpan LongestOutage = TimeSpan.FromDays(13);

    /// <summary>The most writes of a run. Sixty thousand notes take 2 GB already, so few machines have the memory for as many.</summary>
    public const double MostWrites = 5_000_000;

    /// <summary>Decides latencies, retry delays and what is written.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Notes that are written a second; with <see cref="Seconds"/> they make 1 to <see cref="MostWrites"/> writes.</summary>
    public double Rate { get; init; } = 10;

    /// <summary>For how many seconds, at least 1.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>The share of the other writes that change a note that was written before, 0 to 1.</summary>
    public double Edits { get; init; }

    /// <summary>The share of writes that are new notes of one and the same user, 0 to 1.</summary>
    public double HotUser { get; init; }

    /// <summary>The share of writes that change one and the same note, 0 to 1.</summary>
    public double HotNote { get; init; }

    /// <summary>The quota of the speech service that the functions know.</summary>
    public SpeechQuota SpeechQuota { get; init; } = SpeechQuotas.Default["neural"];

    /// <summary>
    /// How much of the quota's requests a second others of the account use, without the functions' knowing; less than the quota.
    /// </summary>
    public double SpeechTaken { get; init; }

    /// <summary>How long the speech service takes for a segment.</summary>
    public TimeSpan SpeechLatency { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long from the start the speech service is out, 13 days at most.</summary>
    public TimeSpan SpeechOutage { get; init; }

    /// <summary>The template's <c>MaximumConcurrency</c>: jobs that are narrated at once, 2 to 1,000.</summary>
    public int MaximumConcurrency { get; init; } = 4;

    /// <summary>Jobs that an invocation of NarrateNote gets at most, 1 to 10; 1 in the template.</summary>
    public int BatchSize { get; init; } = DeployedLimits.NarratingBatch;

    /// <summary>Lambda's concurrent executions of the account, at least 1.</summary>
    public int Concurrency { get; init; } = 1_000;

    /// <summary>Shards of the notes table's stream; a new on-demand table has four partitions.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>The template's <c>ParallelizationFactor</c>, 1 to 10.</summary>
    public int ParallelizationFactor { get; init; } = 1;

    /// <summary>Write units a second of a table, at least 1; what a new on-demand table takes at once, before it has grown.</summary>
    public double TableWrites { get; init; } = 4_000;

    /// <summary>Write units a second of a table's partition, which is a user's, at least 1.</summary>
    public double PartitionWrites { get; init; } = 1_000;

    /// <summary>How long a new process takes until its first event.</summary>
    public TimeSpan ColdStart { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What an account has for an engine before it asks for more, and how many notes the template then narrates at once.</summary>
    /// <param name="engine">One of <see cref="Domain.Speech.Engines"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such engine.</exception>
    public static LoadOptions ForEngine(string engine) => new()
    {
        SpeechQuota = SpeechQuotas.Default[engine],
        MaximumConcurrency = SpeechQuotas.Default[engine].ConcurrentRequests / SegmentsAtOnce,
    };

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rate);
        ArgumentOutOfRangeException.ThrowIfLessThan(Seconds, 1);
        RequireShare(Edits, nameof(Edits));
        RequireShare(HotUser, nameof(HotUser));
        RequireShare(HotNote, nameof(HotNote));
        ArgumentOutOfRangeException.ThrowIfNegative(SpeechTaken);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(SpeechTaken, SpeechQuota.RequestsPerSecond, nameof(SpeechTaken));
        ArgumentOutOfRangeException.ThrowIfLessThan(Concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Shards, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(TableWrites, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartitionWrites, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Rate * Seconds, 1, nameof(Rate));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Rate * Seconds, MostWrites, nameof(Rate));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HotUser + HotNote, 1, nameof(HotNote));
        ArgumentOutOfRangeException.ThrowIfLessThan(SpeechLatency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ColdStart, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(SpeechOutage, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SpeechOutage, LongestOutage);
    }

    private static void RequireShare(double share, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1, name);
    }
}
