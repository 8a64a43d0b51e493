namespace AWS.Lambda.Powertools.Common;

/// <summary>Where log lines go; replaced in tests.</summary>
public interface IConsoleWrapper
{
    /// <summary>Writes a line to standard output.</summary>
    /// <param name="message">The line, without its line break.</param>
    void WriteLine(string message);

    /// <summary>Writes a line to the debugger's listeners.</summary>
    /// <param name="message">The line, without its line break.</param>
    void Debug(string message);

    /// <summary>Writes a line to standard error.</summary>
    /// <param name="message">The line, without its line break.</param>
    void Error(string message);
}
