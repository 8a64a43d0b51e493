namespace Notecast.Domain.Auditing;

/// <summary>One change that an operator made.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who: the operating system's user and machine, on AWS the caller's identity, too.</param>
/// <param name="Action">What: <c>replay</c>, <c>edit</c>, <c>discard</c>, <c>import</c> or <c>reconcile</c>.</param>
/// <param name="MessageIds">The dead letters that it was done to; empty when there are none.</param>
/// <param name="Details">More about it, such as the command line or a file's path.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, string Action, IReadOnlyList<string> MessageIds, string Details);
