namespace Notecast.Embedded.Speech;

/// <summary>What letters and digits are read as, by eSpeak NG's numbers for it (its embedded command <c>Y</c>).</summary>
internal enum Reading
{
    /// <summary>Words and numbers.</summary>
    Words = 0,

    /// <summary>One character after another, punctuation included.</summary>
    Characters = 0x12,

    /// <summary>One digit after another.</summary>
    Digits = 0xC1,
}
