using Notecast.Domain.DeadLetters;

namespace Notecast.Domain.UseCases;

/// <summary>A message that was received from the synthesis queue.</summary>
/// <param name="MessageId">The message's id.</param>
/// <param name="ReceiptHandle">Names this receive.</param>
/// <param name="Body">The message, which should be a synthesis job.</param>
/// <param name="ReceiveCount">How often it was received, this time included.</param>
/// <param name="FirstReceivedAt">When it was received first.</param>
/// <param name="Replay">How it came here again; <see langword="null"/> for a job that was not replayed.</param>
public sealed record ReceivedJob(
    string MessageId, string ReceiptHandle, string Body, int ReceiveCount, DateTimeOffset FirstReceivedAt, ReplayMark? Replay = null);
