namespace Notecast.Domain.Failures;

/// <summary>What failed, in words for the person who has to mend it. It never holds note text.</summary>
/// <param name="Code">The kind of failure.</param>
/// <param name="Reason">What is wrong, naming the input and the rule.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="IsPermanent">Whether trying again without a change cannot help.</param>
public sealed record Failure(FailureCode Code, string Reason, string Remedy, bool IsPermanent);
