using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Invoking;

public sealed class LambdaFunctionRules
{
    private static readonly LambdaFunctionOptions Deployment = new()
    {
        Name = "handler",
        Arn = Arns.Function,
        Timeout = TimeSpan.FromSeconds(3),
        NewRequestId = () => "id",
    };

    private readonly VirtualTime _time = new();

    [Fact]
    public void Event_and_response_go_through_JSON_and_the_functions_serializer()
    {
        var result = Invoke((s3, _) => Task.FromResult($"got {s3.Records[0].S3.Object.KeyDecoded}"));

        Assert.Equal(InvocationStatus.Succeeded, result.Status);
        Assert.Equal("\"got a b\"", AsyncLab.Text(result.Payload));
        Assert.Null(result.ErrorType);
    }

    [Fact]
    public void The_context_tells_what_is_running_and_how_much_time_is_left()
    {
        Invoke(async (_, context) =>
        {
            Assert.Equal(TimeSpan.FromSeconds(3), context.RemainingTime);
            await _time.PassAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(TimeSpan.FromSeconds(2), context.RemainingTime);
            Assert.Equal("id", context.AwsRequestId);
            Assert.Equal("handler", context.FunctionName);
            Assert.Equal("$LATEST", context.FunctionVersion);
            Assert.Equal(Arns.Function, context.InvokedFunctionArn);
            Assert.Equal(512, context.MemoryLimitInMB);
            Assert.Equal("/aws/lambda/handler", context.LogGroupName);
            Assert.StartsWith("2026/01/01/[$LATEST]", context.LogStreamName, StringComparison.Ordinal);
            Assert.NotNull(context.Serializer);
            return "done";
        }, expected: InvocationStatus.Succeeded);
    }

    [Fact]
    public void A_handler_that_throws_is_an_error_as_the_runtime_reports_it()
    {
        var result = Invoke((_, _) => throw new InvalidOperationException("outer", new FormatException("inner")));

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("InvalidOperationException", result.ErrorType);
        Assert.Equal("outer", result.ErrorMessage);
        using var json = JsonDocument.Parse(result.Payload);
        Assert.Equal("InvalidOperationException", json.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("outer", json.RootElement.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at ", json.RootElement.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("FormatException", json.RootElement.GetProperty("cause").GetProperty("errorType").GetString());
    }

    [Fact]
    public void An_event_that_the_serializer_cannot_read_is_an_error()
    {
        var result = Invoke((_, _) => Task.FromResult("unused"), payload: "{\"Records\":7}");

        Assert.Equal(InvocationStatus.Failed, result.Status);
        Assert.Equal("JsonSerializerException", result.ErrorType);
    }

    [Fact]
    public void The_deadline_ends_the_invocation_and_a_late_result_is_not_used()
    {
        var start = _time.GetUtcNow();
        var isLate = false;
        var result = Invoke(async (_, context) =>
        {
            await _time.PassAsync(TimeSpan.FromSeconds(5));
            isLate = context.RemainingTime < TimeSpan.Zero;
            return "late";
        }, after: TimeSpan.FromSeconds(10));

        Assert.True(isLate);
        Assert.Equal(InvocationStatus.TimedOut, result.Status);
        Assert.Equal(TimeSpan.FromSeconds(3), result.Duration);
        Assert.Equal("Sandbox.Timedout", result.ErrorType);
        Assert.Equal($"{start.AddSeconds(3):yyyy-MM-ddTHH:mm:ss.fffZ} id Task timed out after 3.00 seconds", result.ErrorMessage);
    }

    [Fact]
    public void Invocations_over_the_reserved_concurrency_are_throttled()
    {
        var function = Create(async (_, _) =>
        {
            await _time.PassAsync(TimeSpan.FromSeconds(1));
            return "done";
        });
        function.ReservedConcurrency = 2;
        InvocationResult[] results = [];

        _time.Run(async () => results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => function.InvokeAsync(AsyncLab.Event("a")))));

        Assert.Equal(2, results.Count(result => result.Status == InvocationStatus.Succeeded));
        Assert.Equal(2, results.Count(result => result.Status == InvocationStatus.Throttled));
        Assert.Equal(0, function.Running);
    }

    [Fact]
    public void Functions_share_the_account_s_concurrency_but_for_those_that_have_reserved_some()
    {
        var account = new AccountConcurrency(2);
        async Task<string> Handle(S3Event bucketEvent, ILambdaContext context)
        {
            await _time.PassAsync(TimeSpan.FromSeconds(1));
            return "done";
        }

        var (first, second, reserved) = (Create(Handle, account), Create(Handle, account), Create(Handle, account));
        reserved.ReservedConcurrency = 1;
        InvocationResult[] results = [];

        _time.Run(async () => results = await Task.WhenAll(
            new[] { first, second, first, second, reserved }.Select(function => function.InvokeAsync(AsyncLab.Event("a")))));

        Assert.Equal([true, true, false, false, true], results.Select(result => result.Status == InvocationStatus.Succeeded));
        Assert.Equal((0, 2L), (account.Running, account.Throttled));
    }

    [Fact]
    public void Every_member_of_the_logger_ends()
    {
        var log = new LineLogger();
        var function = LambdaFunction.Create<S3Event>(
            Deployment,
            new SourceGeneratorLambdaJsonSerializer<S3FunctionContext>(),
            (_, context) =>
            {
                context.Logger.Log("a");
                context.Logger.LogLine("b");
                context.Logger.LogInformation("c {Number}", 1);
                context.Logger.LogError(new FormatException("d"), "e {Number}", 2);
                context.Logger.LogWarning("f");
                context.Logger.Log("Debug", "g {Number}", 3);
                return Task.CompletedTask;
            },
            _time,
            log);

        _time.Run(() => function.InvokeAsync(AsyncLab.Event("a")));

        Assert.Equal(["Information a", "Information b", "Information c 1", "Error e 2", "Warning f", "Debug g 3"], log.Lines);
    }

    [Theory]
    [InlineData(0.5, 512, "Timeout")]
    [InlineData(901, 512, "Timeout")]
    [InlineData(3, 127, "MemoryMegabytes")]
    [InlineData(3, 10_241, "MemoryMegabytes")]
    public void Options_out_of_their_range_are_refused_by_name(double timeout, int memory, string option)
    {
        var options = Deployment with { Timeout = TimeSpan.FromSeconds(timeout), MemoryMegabytes = memory };

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => LambdaFunction.Create<S3Event>(
            options, new SourceGeneratorLambdaJsonSerializer<S3FunctionContext>(), (_, _) => Task.CompletedTask, _time, NullLogger.Instance));

        Assert.Equal(option, error.ParamName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whoever_deploys_the_function_hears_of_each_result_before_whoever_invokes_it(bool fails)
    {
        var heard = new List<InvocationResult>();
        var function = LambdaFunction.Create<S3Event, string>(
            Deployment with { OnResult = heard.Add },
            new SourceGeneratorLambdaJsonSerializer<S3FunctionContext>(),
            (_, _) => fails ? throw new InvalidOperationException("The handler failed.") : Task.FromResult("done"),
            _time,
            NullLogger.Instance);

        InvocationResult? result = null;
        _time.Run(async () => result = await function.InvokeAsync(AsyncLab.Event("a")));

        Assert.Same(result, Assert.Single(heard));
    }

    private LambdaFunction Create(Func<S3Event, ILambdaContext, Task<string>> handler, AccountConcurrency? account = null) =>
        LambdaFunction.Create(
            Deployment with { Account = account },
            new SourceGeneratorLambdaJsonSerializer<S3FunctionContext>(),
            handler,
            _time,
            NullLogger.Instance);

    private InvocationResult Invoke(
        Func<S3Event, ILambdaContext, Task<string>> handler,
        string? payload = null,
        TimeSpan after = default,
        InvocationStatus? expected = null)
    {
        InvocationResult? result = null;
        _time.Run(async () =>
        {
            result = await Create(handler).InvokeAsync(payload is null ? AsyncLab.Event("a b") : Encoding.UTF8.GetBytes(payload));
            await _time.PassAsync(after);
        });
        Assert.True(expected is null || expected == result!.Status, result!.ErrorMessage);
        return result!;
    }

    private sealed class LineLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");
    }
}
