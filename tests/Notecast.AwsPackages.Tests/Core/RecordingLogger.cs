using System.Globalization;
using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Core;

/// <summary>
/// The least a logger double may implement. Without the three methods that take a level's name, logging with a message template recurses
/// until the stack is exhausted, which no test survives: the default of the second one calls itself.
/// </summary>
internal sealed class RecordingLogger : ILambdaLogger
{
    public List<string> Lines { get; } = [];

    public void Log(string message) => Lines.Add(message);

    public void LogLine(string message) => Lines.Add(message);

    public void Log(string level, string message) => Lines.Add($"{level}: {message}");

    public void Log(string level, string message, params object[] args) => Lines.Add($"{level}: {message} [{Join(args)}]");

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Lines.Add($"{level}: {message} [{Join(args)}] {exception.Message}");

    private static string Join(object[] args) => string.Join(",", args.Select(arg => Convert.ToString(arg, CultureInfo.InvariantCulture)));
}
