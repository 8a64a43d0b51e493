using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Core;

/// <summary>Implements only what has no default: enough for messages without a template.</summary>
internal sealed class LevellessLogger : ILambdaLogger
{
    public List<string> Lines { get; } = [];

    public void Log(string message) => Lines.Add(message);

    public void LogLine(string message) => Lines.Add(message);
}
