namespace Notecast.Fuzzing;

/// <summary>What was read of an input breaks a rule.</summary>
/// <param name="rule">The rule, as a sentence.</param>
internal sealed class BrokenRuleException(string rule) : Exception(rule);
