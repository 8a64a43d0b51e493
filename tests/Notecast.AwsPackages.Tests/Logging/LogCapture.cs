using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using AWS.Lambda.Powertools.Logging;

namespace Notecast.AwsPackages.Tests.Logging;

/// <summary>
/// Catches what the logger writes. A proxy, because the name of the output's type is ambiguous with the official packages: each of them
/// brings its own copy.
/// </summary>
public class LogCapture : DispatchProxy
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The lines so far that are JSON; a few notices of the logger itself are not.</summary>
    internal IReadOnlyList<JsonElement> Lines =>
        [.. _lines.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];

    internal JsonElement Line => Assert.Single(Lines);

    /// <summary>Makes the process's settings, with the output caught.</summary>
    internal static LogCapture Configure(Action<PowertoolsLoggerConfiguration> configure)
    {
        LogCapture? capture = null;
        Logger.Configure(configuration => capture = Into(configuration, configure));
        return capture!;
    }

    internal static LogCapture Into(PowertoolsLoggerConfiguration configuration, Action<PowertoolsLoggerConfiguration> configure)
    {
        configure(configuration);
        var output = typeof(PowertoolsLoggerConfiguration).GetProperty(nameof(PowertoolsLoggerConfiguration.LogOutput))!;
        var capture = Create(output.PropertyType, typeof(LogCapture));
        output.SetValue(configuration, capture);
        return (LogCapture)capture;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name == "WriteLine")
        {
            _lines.Enqueue(args!.OfType<string>().Last());
        }

        return null;
    }
}
