namespace Notecast.Domain.DeadLetters;

/// <summary>Tells what a dead letter is. Every message is recognised: what is none of the kinds is said to be unknown.</summary>
public static class DeadLetterReader
{
    /// <summary>Reads a message's body and attributes. It does not throw, whatever they hold.</summary>
    public static RecognizedDeadLetter Read(DeadLetterMessage message) => throw new NotImplementedException();
}
