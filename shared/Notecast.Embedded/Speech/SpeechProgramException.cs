namespace Notecast.Embedded.Speech;

/// <summary>A program did not do its work.</summary>
/// <param name="message">Which program, and what it said.</param>
/// <param name="isCrash">Whether a signal ended it.</param>
internal sealed class SpeechProgramException(string message, bool isCrash = false) : Exception(message)
{
    /// <summary>Whether a signal ended the program.</summary>
    public bool IsCrash { get; } = isCrash;
}
