using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>The logger of a context: lines go to standard output, from where Lambda takes them.</summary>
internal sealed class RuntimeLogger : ILambdaLogger
{
    public static RuntimeLogger Instance { get; } = new();

    public void Log(string message) => Console.Out.Write(message);

    public void LogLine(string message) => Console.Out.WriteLine(message);

    public void Log(string level, string message, params object[] args) =>
        LogLine(args.Length == 0 ? message : $"{message} {string.Join(' ', args)}");

    public void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        LogLine(exception.ToString());
    }
}
