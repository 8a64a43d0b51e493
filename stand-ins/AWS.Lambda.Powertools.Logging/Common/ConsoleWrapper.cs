namespace AWS.Lambda.Powertools.Common;

/// <summary>
/// Writes to the process's own standard streams, past whatever replaced <see cref="Console.Out"/>: Lambda's runtime client puts a time
/// and a request id before each line it is given, which would spoil the JSON.
/// </summary>
public class ConsoleWrapper : IConsoleWrapper
{
    private static readonly TextWriter Output = Open(Console.OpenStandardOutput());
    private static readonly TextWriter Errors = Open(Console.OpenStandardError());

    /// <inheritdoc/>
    public void WriteLine(string message) => Output.WriteLine(message);

    /// <inheritdoc/>
    public void Debug(string message) => System.Diagnostics.Debug.WriteLine(message);

    /// <inheritdoc/>
    public void Error(string message) => Errors.WriteLine(message);

    private static TextWriter Open(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream) { AutoFlush = true });
}
