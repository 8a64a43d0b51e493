namespace Notecast.Simulation;

/// <summary>What the template sets for functions, event sources and queues, whatever its parameters are.</summary>
public static class DeployedLimits
{
    /// <summary>How long PlanNarrations may take.</summary>
    public static readonly TimeSpan PlanTimeout = TimeSpan.FromMinutes(1);

    /// <summary>How long NarrateNote may take.</summary>
    public static readonly TimeSpan NarrateTimeout = TimeSpan.FromMinutes(5);

    /// <summary>How long FinishNarration may take.</summary>
    public static readonly TimeSpan FinishTimeout = TimeSpan.FromMinutes(2);

    /// <summary>How long ReplayDeadLetters may take.</summary>
    public static readonly TimeSpan ReplayTimeout = TimeSpan.FromMinutes(15);

    /// <summary>Changes that an invocation of PlanNarrations gets at most.</summary>
    public const int PlanningBatch = 100;

    /// <summary>How old a change may become before it is given up.</summary>
    public static readonly TimeSpan LongestPlanning = TimeSpan.FromHours(6);

    /// <summary>How long a job is hidden once it is received.</summary>
    public static readonly TimeSpan JobVisibility = TimeSpan.FromMinutes(30);

    /// <summary>How often a job is received before it becomes a dead letter.</summary>
    public const int JobReceives = 10;

    /// <summary>How long jobs and copies of dead letters are kept.</summary>
    public static readonly TimeSpan JobRetention = TimeSpan.FromDays(7);

    /// <summary>How long dead letters are kept.</summary>
    public static readonly TimeSpan LetterRetention = TimeSpan.FromDays(14);

    /// <summary>Jobs that an invocation of NarrateNote gets at most.</summary>
    public const int NarratingBatch = 1;

    /// <summary>Dead letters that an invocation of ReplayDeadLetters gets at most.</summary>
    public const int ReplayBatch = 10;

    /// <summary>Batches of dead letters that are replayed at once.</summary>
    public const int ReplayConcurrency = 2;

    /// <summary>How long a dead letter is hidden once it is received to be replayed.</summary>
    public static readonly TimeSpan ReplayVisibility = TimeSpan.FromMinutes(90);

    /// <summary>How often a dead letter is received to be replayed before it is one again.</summary>
    public const int ReplayReceives = 5;

    /// <summary>How often FinishNarration is tried again.</summary>
    public const int FinishRetries = 2;

    /// <summary>How old an event of the bucket may become before it is given up.</summary>
    public static readonly TimeSpan LongestFinishing = TimeSpan.FromHours(6);
}
