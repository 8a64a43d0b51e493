using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace Notecast.AwsPackages.Tests.Logging;

[Collection(ProcessState.Name)]
public class LoggerSettingsTests
{
    [Fact]
    public void Information_is_the_lowest_level_unless_another_is_set()
    {
        var log = LogCapture.Configure(_ => { });
        Logger.LogDebug("hidden");
        Logger.LogInformation("shown");

        Assert.Equal("shown", log.Line.GetProperty("message").GetString());
    }

    [Fact]
    public void The_configured_level_hides_what_is_below()
    {
        var log = LogCapture.Configure(options => options.MinimumLogLevel = LogLevel.Error);
        Logger.LogWarning("hidden");
        Logger.LogError("shown");

        Assert.Equal("shown", log.Line.GetProperty("message").GetString());
    }

    [Fact]
    public void The_functions_own_level_wins_over_the_configured_one()
    {
        using var level = new EnvironmentVariable("AWS_LAMBDA_LOG_LEVEL", "ERROR");
        var log = LogCapture.Configure(options => options.MinimumLogLevel = LogLevel.Debug);
        Logger.LogWarning("hidden");
        Logger.LogError("shown");

        Assert.Equal("shown", log.Line.GetProperty("message").GetString());
    }

    [Fact]
    public void The_service_comes_from_the_environment_unless_configured()
    {
        Assert.Equal("service_undefined", ServiceWith(null, null));
        Assert.Equal("from environment", ServiceWith("from environment", null));
        Assert.Equal("from code", ServiceWith("from environment", "from code"));
    }

    [Theory]
    [InlineData(LoggerOutputCase.Default, null, "cold_start")]
    [InlineData(LoggerOutputCase.SnakeCase, null, "cold_start")]
    [InlineData(LoggerOutputCase.CamelCase, null, "coldStart")]
    [InlineData(LoggerOutputCase.PascalCase, null, "ColdStart")]
    [InlineData(LoggerOutputCase.Default, "CamelCase", "coldStart")]
    [InlineData(LoggerOutputCase.SnakeCase, "CamelCase", "cold_start")]
    public void Keys_are_spelled_as_configured_else_as_the_environment_says(LoggerOutputCase spelling, string? environment, string expected)
    {
        using var variable = new EnvironmentVariable("POWERTOOLS_LOGGER_CASE", environment);
        var log = LogCapture.Configure(options => options.LoggerOutputCase = spelling);
        Logger.LogInformation("Spelled {NoteKey}", "ada/101");

        Assert.Contains(log.Line.EnumerateObject(), property => property.Name == expected);
    }

    [Fact]
    public void A_sampled_line_names_the_rate()
    {
        var log = LogCapture.Configure(options => options.SamplingRate = 0.25);
        Logger.LogInformation("Sampled or not");

        Assert.Equal(0.25, log.Line.GetProperty("sampling_rate").GetDouble());
    }

    [Fact]
    public void A_logger_factory_writes_the_same_lines_under_each_loggers_name()
    {
        LogCapture? log = null;
        using var factory = LoggerFactory.Create(builder => builder.AddPowertoolsLogger(configuration =>
            log = LogCapture.Into(configuration, options => options.Service = "plan")));
        var logger = factory.CreateLogger("Notecast.Planning");

        Queued(logger, 2, null);

        var line = log!.Line;
        Assert.Equal("Notecast.Planning", line.GetProperty("name").GetString());
        Assert.Equal("plan", line.GetProperty("service").GetString());
        Assert.Equal("Queued 2 jobs", line.GetProperty("message").GetString());
        Assert.Equal(2, line.GetProperty("job_count").GetInt32());
    }

    [Fact]
    public void A_logger_factory_lets_debug_lines_through_once_that_level_is_configured()
    {
        LogCapture? log = null;
        using var factory = LoggerFactory.Create(builder => builder.AddPowertoolsLogger(configuration =>
            log = LogCapture.Into(configuration, options => options.MinimumLogLevel = LogLevel.Debug)));

        Assert.True(factory.CreateLogger("Notecast.Planning").IsEnabled(LogLevel.Debug));
        Assert.False(factory.CreateLogger("Notecast.Planning").IsEnabled(LogLevel.Trace));
        Assert.Empty(log!.Lines);
    }

    [Fact]
    public void A_scopes_keys_are_in_its_lines_only()
    {
        LogCapture? log = null;
        using var factory = LoggerFactory.Create(builder =>
            builder.AddPowertoolsLogger(configuration => log = LogCapture.Into(configuration, _ => { })));
        var logger = factory.CreateLogger("Notecast.Planning");

        using (logger.BeginScope(new Dictionary<string, object> { ["note_key"] = "ada/101" }))
        {
            Queued(logger, 1, null);
        }

        Queued(logger, 1, null);

        Assert.Equal("ada/101", log!.Lines[0].GetProperty("note_key").GetString());
        Assert.False(log.Lines[1].TryGetProperty("note_key", out _));
    }

    private static readonly Action<ILogger, int, Exception?> Queued =
        LoggerMessage.Define<int>(LogLevel.Information, new EventId(1), "Queued {JobCount} jobs");

    private static string? ServiceWith(string? environment, string? configured)
    {
        using var variable = new EnvironmentVariable("POWERTOOLS_SERVICE_NAME", environment);
        var log = LogCapture.Configure(options => options.Service = configured!);
        Logger.LogInformation("Named");
        return log.Line.GetProperty("service").GetString();
    }
}
