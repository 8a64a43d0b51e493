using Microsoft.Extensions.Logging;
using Notecast.Cli.Invoking;

namespace Notecast.Cli.Tests.Invoking;

public sealed partial class LineLoggersTests
{
    [Fact]
    public void Whatever_is_logged_is_one_line_with_time_level_and_function()
    {
        using var output = new StringWriter();
        using var loggers = new LineLoggers(output, new PollSkippingTime(new DateTimeOffset(2026, 11, 25, 12, 0, 0, 7, TimeSpan.Zero)));
        var logger = loggers.CreateLogger("NarrateNote");

        Spoke(logger, "one\ntwo", new InvalidOperationException("Three\rfour."));
        Detail(logger);
        loggers.Pass("\e[31mred");

        var lines = output.ToString().Split(output.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^\d\d:00:00\.007 ERROR NarrateNote: Spoke one␊two\. \(InvalidOperationException: Three␍four\.\)$", lines[0]);
        Assert.Equal("␛[31mred", lines[1]);
    }

    [LoggerMessage(1, LogLevel.Error, "Spoke {Text}.")]
    private static partial void Spoke(ILogger logger, string text, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "Not for people.")]
    private static partial void Detail(ILogger logger);
}
