using Notecast.Domain.DeadLetters;

namespace Notecast.SampleOutcomes;

/// <summary>A message that a function left on a queue.</summary>
/// <param name="Body">The message.</param>
/// <param name="Attributes">Its attributes that are text.</param>
public sealed record LeftMessage(string Body, IReadOnlyDictionary<string, string> Attributes)
{
    internal RecognizedDeadLetter Recognize() => DeadLetterReader.Read(new DeadLetterMessage
    {
        MessageId = "",
        Body = Body,
        Attributes = Attributes,
        SentAt = DateTimeOffset.UnixEpoch,
    });
}
