namespace Notecast.Domain.Audio;

/// <summary>Data is not the MP3 audio that it must be; the message names what was found, the rule and the remedy.</summary>
public sealed class Mp3Exception : Exception
{
    /// <summary>Creates an exception with a general message.</summary>
    public Mp3Exception()
        : this("The data is not valid MP3 audio.")
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was found, which rule it breaks and what to do.</param>
    public Mp3Exception(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was found, which rule it breaks and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public Mp3Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
