namespace Notecast.Functions.DictateNote;

/// <summary>What idempotency keeps of a dictation that was made. It travels as JSON.</summary>
/// <param name="Run">Which run it was: whoever gets another's did not run.</param>
internal sealed record DictationDone(string Run);
