using System.Text.Json;
using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The settings in force, one set for the process: those made in code, completed from the environment.</summary>
internal sealed class LoggerSettings
{
    private static volatile LoggerSettings _current = new(new PowertoolsLoggerConfiguration());
    private readonly PowertoolsLoggerConfiguration _configured;

    private LoggerSettings(PowertoolsLoggerConfiguration configured)
    {
        _configured = configured;
        Output = configured.LogOutput;
        Service = string.IsNullOrEmpty(configured.Service) ? LoggerEnvironment.Service : configured.Service;
        var spelling = configured.LoggerOutputCase == LoggerOutputCase.Default ? LoggerEnvironment.Case : configured.LoggerOutputCase;
        Names = spelling switch
        {
            LoggerOutputCase.CamelCase => JsonNamingPolicy.CamelCase,
            LoggerOutputCase.PascalCase => PascalCaseNamingPolicy.Instance,
            _ => JsonNamingPolicy.SnakeCaseLower,
        };

        var lambdaLevel = LoggerEnvironment.LambdaLevel;
        LevelKey = lambdaLevel != LogLevel.None && spelling == LoggerOutputCase.PascalCase ? "LogLevel" : "Level";
        MinimumLevel = ChooseLevel(configured.MinimumLogLevel, lambdaLevel);
        var rate = configured.SamplingRate > 0 ? configured.SamplingRate : LoggerEnvironment.SamplingRate;
        SamplingRate = rate is >= 0 and <= 1 ? rate : 0;
        Sample();
    }

    internal static LoggerSettings Current => _current;

    internal IConsoleWrapper Output { get; }

    internal string Service { get; }

    internal JsonNamingPolicy Names { get; }

    internal string LevelKey { get; }

    internal LogLevel MinimumLevel { get; private set; }

    internal double SamplingRate { get; }

    internal static void Use(PowertoolsLoggerConfiguration configuration) => _current = new LoggerSettings(configuration);

    internal static void Override(LoggingAttribute attribute)
    {
        if (string.IsNullOrEmpty(attribute.Service) && attribute.LogLevel == LogLevel.None
            && attribute.LoggerOutputCase == LoggerOutputCase.Default && attribute.SamplingRate <= 0)
        {
            return;
        }

        var before = _current._configured;
        Use(new PowertoolsLoggerConfiguration
        {
            Service = string.IsNullOrEmpty(attribute.Service) ? before.Service : attribute.Service,
            MinimumLogLevel = attribute.LogLevel == LogLevel.None ? before.MinimumLogLevel : attribute.LogLevel,
            LoggerOutputCase =
                attribute.LoggerOutputCase == LoggerOutputCase.Default ? before.LoggerOutputCase : attribute.LoggerOutputCase,
            SamplingRate = attribute.SamplingRate > 0 ? attribute.SamplingRate : before.SamplingRate,
            LogOutput = before.LogOutput,
        });
    }

    private LogLevel ChooseLevel(LogLevel configured, LogLevel lambda)
    {
        var own = configured == LogLevel.None ? LoggerEnvironment.Level : configured;
        if (lambda == LogLevel.None)
        {
            return own;
        }

        if (own < lambda)
        {
            Output.WriteLine($"The log level {own} is below the function's own, {lambda}, which wins: lines below {lambda} are lost.");
        }

        return lambda;
    }

    private void Sample()
    {
        var draw = Random.Shared.NextDouble();
        if (SamplingRate > 0 && draw <= SamplingRate)
        {
            Output.WriteLine($"Changed log level to DEBUG: the sampling rate is {SamplingRate} and the draw was {draw}.");
            MinimumLevel = LogLevel.Debug;
        }
    }
}
