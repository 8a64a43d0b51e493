using System.Text.Json;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Native;

public sealed class NativeInvocationRules
{
    [Fact]
    public async Task An_executable_gets_the_event_and_its_answer_is_the_response()
    {
        await using var lab = new NativeLab();

        var (result, echo) = await lab.EchoAsync("""{"text":"größer"}""", "request");

        Assert.Equal("request", result.RequestId);
        Assert.Null(result.ErrorType);
        Assert.Equal("größer", echo.GetProperty("event").GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_headers_of_an_event_are_those_of_the_Runtime_API()
    {
        await using var lab = new NativeLab();
        var before = DateTimeOffset.UtcNow;

        var (_, echo) = await lab.EchoAsync(requestId: "request");

        var headers = echo.GetProperty("headers");
        Assert.Equal("request", headers.GetProperty("Lambda-Runtime-Aws-Request-Id").GetString());
        Assert.Equal(Arns.Function, headers.GetProperty("Lambda-Runtime-Invoked-Function-Arn").GetString());
        Assert.Matches(
            "^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", headers.GetProperty("Lambda-Runtime-Trace-Id").GetString());
        var deadline = long.Parse(headers.GetProperty("Lambda-Runtime-Deadline-Ms").GetString()!, null);
        var remaining = DateTimeOffset.FromUnixTimeMilliseconds(deadline) - before;
        Assert.InRange(remaining, NativeLab.Options.Timeout - TimeSpan.FromSeconds(1), NativeLab.Options.Timeout + NativeLab.Patience);
    }

    [Fact]
    public async Task The_environment_is_Lambdas_and_nothing_of_this_process_but_the_path()
    {
        await using var lab = new NativeLab();

        var (_, echo) = await lab.EchoAsync();

        var variables = echo.GetProperty("environment").EnumerateObject()
            .ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);
        var root = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        Assert.Matches(@"^127\.0\.0\.1:\d+$", variables["AWS_LAMBDA_RUNTIME_API"]);
        Assert.Matches(@"^\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}$", variables["AWS_LAMBDA_LOG_STREAM_NAME"]);
        variables.Remove("AWS_LAMBDA_RUNTIME_API");
        variables.Remove("AWS_LAMBDA_LOG_STREAM_NAME");
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AWS_DEFAULT_REGION"] = "eu-central-1",
                ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
                ["AWS_LAMBDA_FUNCTION_NAME"] = "handler",
                ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
                ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
                ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/handler",
                ["AWS_REGION"] = "eu-central-1",
                ["DOTNET_ROOT"] = NativeLab.DotnetRoot,
                ["LAMBDA_TASK_ROOT"] = root,
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["TZ"] = ":UTC",
                ["_HANDLER"] = "bootstrap",
            },
            variables);
        Assert.Equal(root, echo.GetProperty("folder").GetString());
    }

    [Fact]
    public async Task Lines_of_both_outputs_are_told()
    {
        await using var lab = new NativeLab();

        await lab.InvokeAsync("""{"do":"write"}""");

        await lab.LineAsync("to standard output");
        await lab.InvokeAsync("""{"do":"write"}""");
        await lab.LineAsync("to standard error");
    }

    [Fact]
    public async Task A_process_is_used_again_and_only_the_first_invocation_tells_of_its_start()
    {
        await using var lab = new NativeLab();

        var (first, firstEcho) = await lab.EchoAsync();
        var (second, secondEcho) = await lab.EchoAsync();

        Assert.Equal(ProcessId(firstEcho), ProcessId(secondEcho));
        Assert.True(first.InitDuration > TimeSpan.Zero);
        Assert.Null(second.InitDuration);
        Assert.True(second.Duration > TimeSpan.Zero);
        Assert.InRange(second.PeakMemoryBytes!.Value, 1_000_000, 1_000_000_000);
    }

    [Fact]
    public async Task Invocations_at_the_same_time_get_a_process_each_and_later_ones_use_these()
    {
        await using var lab = new NativeLab();
        using var gate = new Gate();

        var first = lab.InvokeAsync(gate.Event);
        var second = lab.InvokeAsync(gate.Event);
        await gate.OpenForAsync(2);
        int[] processes = [Answer(await first), Answer(await second)];

        Assert.Equal(2, processes.Distinct().Count());
        Assert.Contains(await lab.ProcessIdAsync(), processes);
    }

    [Fact]
    public async Task An_invocation_over_the_reserved_concurrency_starts_no_process()
    {
        await using var lab = new NativeLab();
        lab.Function.ReservedConcurrency = 0;

        Assert.Equal(InvocationStatus.Throttled, (await lab.InvokeAsync("{}")).Status);

        lab.Function.ReservedConcurrency = null;
        var process = await lab.ProcessIdAsync();
        Assert.Equal(process, await lab.StartedAsync());
    }

    private static int ProcessId(JsonElement echo) => echo.GetProperty("processId").GetInt32();

    private static int Answer(InvocationResult result)
    {
        Assert.True(result.Status == InvocationStatus.Succeeded, result.ErrorMessage);
        return int.Parse(AsyncLab.Text(result.Payload), null);
    }
}
