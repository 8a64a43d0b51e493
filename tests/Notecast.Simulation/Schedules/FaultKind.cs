namespace Notecast.Simulation.Schedules;

/// <summary>How a call goes wrong.</summary>
public enum FaultKind
{
    /// <summary>It fails, and nothing was done.</summary>
    Fails,

    /// <summary>It is done, but its answer is lost: the caller is told that it failed.</summary>
    LosesAnswer,

    /// <summary>The process dies before it is done.</summary>
    DiesBefore,

    /// <summary>The process dies when a part of it is done.</summary>
    DiesDuring,

    /// <summary>The process dies after it is done.</summary>
    DiesAfter,

    /// <summary>It is never answered: the function times out.</summary>
    Hangs,

    /// <summary>It takes minutes.</summary>
    IsSlow,

    /// <summary>The caller is told that it failed, and it is done much later.</summary>
    IsLate,

    /// <summary>The service asks to slow down.</summary>
    IsThrottled,

    /// <summary>It comes back with less than all: cut audio, a batch that was taken in part.</summary>
    IsPartial,

    /// <summary>The caller is told that it is done, and nothing was done.</summary>
    IsLost,

    /// <summary>What was sent arrives twice.</summary>
    IsDuplicated,

    /// <summary>What was sent arrives late, after what was sent later.</summary>
    IsDelayed,
}
