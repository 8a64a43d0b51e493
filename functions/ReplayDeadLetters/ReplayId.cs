namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>Names one replay for idempotency. It travels as JSON.</summary>
/// <param name="MessageId">The message id of the dead letter that is replayed.</param>
internal sealed record ReplayId(string MessageId);
