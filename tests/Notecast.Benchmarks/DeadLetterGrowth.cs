namespace Notecast.Benchmarks;

/// <summary>What the commands took for so many letters.</summary>
internal sealed record DeadLetterGrowth(int Letters, ProcessFigures List, ProcessFigures Replay);
