using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Core;

public class LambdaLoggerTests
{
    private static readonly Exception Failure = new InvalidOperationException("broken");

    [Fact]
    public void Levels_rise_from_trace_to_critical_and_there_is_no_level_for_nothing() => Assert.Equal(
        [(0, "Trace"), (1, "Debug"), (2, "Information"), (3, "Warning"), (4, "Error"), (5, "Critical")],
        Enum.GetValues<LogLevel>().Select(level => ((int)level, level.ToString())));

    [Fact]
    public void A_plain_message_at_any_level_ends_as_a_line_by_default()
    {
        var recorded = new LevellessLogger();
        ILambdaLogger logger = recorded;

        logger.LogTrace("1");
        logger.LogDebug("2");
        logger.LogInformation("3");
        logger.LogWarning("4");
        logger.LogError("5");
        logger.LogCritical("6");
        logger.Log(LogLevel.Error, "7");
        logger.Log("Error", "8");

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], recorded.Lines);
    }

    [Fact]
    public void Each_level_passes_its_name_on()
    {
        var recorded = new RecordingLogger();
        ILambdaLogger logger = recorded;

        logger.LogTrace("a");
        logger.LogDebug("a");
        logger.LogInformation("a");
        logger.LogWarning("a");
        logger.LogError("a");
        logger.LogCritical("a");

        Assert.Equal(["Trace: a", "Debug: a", "Information: a", "Warning: a", "Error: a", "Critical: a"], recorded.Lines);
    }

    [Fact]
    public void Templates_end_at_the_method_that_takes_a_levels_name()
    {
        var recorded = new RecordingLogger();
        ILambdaLogger logger = recorded;

        logger.LogTrace("{n}", 1);
        logger.LogDebug("{n}", 1);
        logger.LogInformation("{n}", 1);
        logger.LogWarning("{n}", 1);
        logger.LogError("{n}", 1);
        logger.LogCritical("{n}", 1);
        logger.Log(LogLevel.Error, "{n}", 1);

        Assert.Equal(
            ["Trace: {n} [1]", "Debug: {n} [1]", "Information: {n} [1]",
             "Warning: {n} [1]", "Error: {n} [1]", "Critical: {n} [1]", "Error: {n} [1]"],
            recorded.Lines);
    }

    [Fact]
    public void Exceptions_end_at_the_method_that_takes_a_levels_name_and_an_exception()
    {
        var recorded = new RecordingLogger();
        ILambdaLogger logger = recorded;

        logger.LogTrace(Failure, "{n}", 1);
        logger.LogDebug(Failure, "{n}", 1);
        logger.LogInformation(Failure, "{n}", 1);
        logger.LogWarning(Failure, "{n}", 1);
        logger.LogError(Failure, "{n}", 1);
        logger.LogCritical(Failure, "{n}", 1);
        logger.Log(LogLevel.Error, Failure, "{n}", 1);

        Assert.Equal(
            ["Trace", "Debug", "Information", "Warning", "Error", "Critical", "Error"],
            recorded.Lines.Select(line => line.Replace(": {n} [1] broken", "", StringComparison.Ordinal)));
    }
}
