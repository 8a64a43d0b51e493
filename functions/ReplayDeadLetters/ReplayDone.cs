namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>What idempotency keeps of a replay that ran to its end. It travels as JSON.</summary>
/// <param name="Run">Which run it was: whoever gets another's did not run.</param>
internal sealed record ReplayDone(string Run);
