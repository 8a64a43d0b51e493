using System.Text.Json;
using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Runtime;

public class RuntimeLogTests : RuntimeTest
{
    private const string Time = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z";

    [Fact]
    public async Task A_line_has_a_time_the_request_id_and_a_level()
    {
        await InvokeAsync(context =>
        {
            context.Logger.LogLine("line");
            context.Logger.LogInformation("info");
            context.Logger.LogWarning("warning");
            context.Logger.LogError("error");
            context.Logger.LogCritical("critical");
        });

        string[] expected = ["info\tline", "info\tinfo", "warn\twarning", "fail\terror", "crit\tcritical"];
        Assert.Equal(expected.Length, Log.Lines.Length);
        Assert.All(expected.Zip(Log.Lines), pair => Assert.Matches($"^{Time}\t{RequestId}\t{pair.First}$", pair.Second));
    }

    [Fact]
    public async Task What_is_written_to_the_console_becomes_lines()
    {
        await InvokeAsync(_ =>
        {
            Console.WriteLine("text");
            Console.WriteLine(7);
            Console.WriteLine("{0} of {1}", 1, 2);
            Console.Error.WriteLine("bad");
            Console.Write("part");
        });

        string[] expected = ["info\ttext", "info\t7", "info\t1 of 2", "fail\tbad"];
        Assert.All(expected.Zip(Log.Lines), pair => Assert.Matches($"^{Time}\t{RequestId}\t{pair.First}$", pair.Second));
        Assert.Equal("part", Log.Lines[4]);
    }

    [Fact]
    public async Task The_static_logger_writes_to_the_same_log()
    {
        await InvokeAsync(_ => LambdaLogger.Log("static"));

        Assert.Matches($"^{Time}\t{RequestId}\t(\\S+\t)?static$", Assert.Single(Log.Lines));
    }

    [Theory]
    [InlineData(null, "info warn fail crit")]
    [InlineData("Trace", "trce dbug info warn fail crit")]
    [InlineData("DEBUG", "dbug info warn fail crit")]
    [InlineData("WARN", "warn fail crit")]
    [InlineData("FATAL", "crit")]
    [InlineData("Nonsense", "info warn fail crit")]
    public async Task Lines_below_the_least_level_are_left_out(string? level, string expected)
    {
        SetVariable("AWS_LAMBDA_LOG_LEVEL", level);

        await InvokeAsync(context =>
        {
            context.Logger.LogTrace("x");
            context.Logger.LogDebug("x");
            context.Logger.LogInformation("x");
            context.Logger.LogWarning("x");
            context.Logger.LogError("x");
            context.Logger.LogCritical("x");
        });

        Assert.Equal(expected.Split(' '), Log.Lines.Select(line => line.Split('\t')[2]));
    }

    [Fact]
    public async Task The_handlers_own_setting_comes_first()
    {
        SetVariable("AWS_LAMBDA_LOG_LEVEL", "Trace");
        SetVariable("AWS_LAMBDA_HANDLER_LOG_LEVEL", "Error");

        await InvokeAsync(context => context.Logger.LogWarning("x"));

        Assert.Empty(Log.Lines);
    }

    [Fact]
    public async Task Templates_are_filled_by_name_or_by_number()
    {
        SetVariable("AWS_LAMBDA_LOG_FORMAT", "Unformatted");

        await InvokeAsync(context =>
        {
            context.Logger.LogInformation("{count} of {product:000} {{kept}}", 3, 7);
            context.Logger.LogInformation("{1} {0} {1}", "a", "b");
            context.Logger.LogError(new FormatException("inner"), "broken {what}", "badly");
        });

        Assert.Equal("3 of 007 {kept}", Log.Lines[0].Replace("}}", "}", StringComparison.Ordinal));
        Assert.Equal(["b a b", "broken badly", "System.FormatException: inner"], Log.Lines[1..]);
    }

    [Fact]
    public async Task A_line_can_be_JSON_with_a_key_for_each_value()
    {
        SetVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await InvokeAsync(context => context.Logger.LogError(
            new FormatException("inner"),
            "{count} {ratio} {done} {name} {bytes}",
            3,
            0.5,
            true,
            "x",
            new byte[17]));

        var line = JsonDocument.Parse(Assert.Single(Log.Lines)).RootElement;
        Assert.Matches($"^{Time}$", line.GetProperty("timestamp").GetString());
        Assert.Equal("Error", line.GetProperty("level").GetString());
        Assert.Equal(RequestId, line.GetProperty("requestId").GetString());
        var bytes = new string('0', 32) + "... (17 bytes)";
        Assert.Equal($"3 0.5 True x {bytes}", line.GetProperty("message").GetString());
        Assert.Equal(3, line.GetProperty("count").GetInt32());
        Assert.Equal(0.5, line.GetProperty("ratio").GetDouble());
        Assert.True(line.GetProperty("done").GetBoolean());
        Assert.Equal("x", line.GetProperty("name").GetString());
        Assert.Equal(bytes, line.GetProperty("bytes").GetString());
        Assert.Equal("System.FormatException", line.GetProperty("errorType").GetString());
        Assert.Equal("inner", line.GetProperty("errorMessage").GetString());
        Assert.Equal("System.FormatException: inner", line.GetProperty("stackTrace")[0].GetString());
    }

    private Task<RuntimeCall> InvokeAsync(Action<ILambdaContext> handle) => InvokeOnceAsync((_, context) =>
    {
        handle(context);
        return Task.FromResult(new Answer());
    });
}
