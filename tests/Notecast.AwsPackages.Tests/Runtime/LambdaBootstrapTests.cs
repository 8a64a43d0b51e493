using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Notecast.AwsPackages.Tests.Runtime;

[Collection(ProcessState.Name)]
public sealed class LambdaBootstrapTests : IDisposable
{
    private const string ResponsePath = "/2018-06-01/runtime/invocation/request-1/response";
    private const string ErrorPath = "/2018-06-01/runtime/invocation/request-1/error";

    private static readonly string[] Variables =
    [
        "AWS_LAMBDA_RUNTIME_API", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", "_X_AMZN_TRACE_ID",
    ];

    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _errors = Console.Error;
    private ILambdaContext? _context;

    public LambdaBootstrapTests()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME", "Greeter");
        Environment.SetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION", "7");
        Environment.SetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/Greeter");
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[7]abc");

        Console.SetOut(TextWriter.Null);

        // This process is the tests', not a function's.
        Environment.SetEnvironmentVariable("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", "true");
    }

    public void Dispose()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Console.SetOut(_output);
        Console.SetError(_errors);
    }

    [Fact]
    public async Task An_event_is_handed_to_the_handler_and_its_response_is_posted()
    {
        await using var server = new RuntimeApiServer("""{"name":"Ada"}""");

        await RunAsync(server, greeting => new Greeting($"Hello, {greeting.Name}"));

        Assert.Equal(["/2018-06-01/runtime/invocation/next", ResponsePath, "/2018-06-01/runtime/invocation/next"], server.Calls.Select(call => call.Path));
        Assert.Equal("""{"Name":"Hello, Ada"}""", server.Calls[1].Body);
        Assert.StartsWith("application/json", server.Calls[1].Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_say_which_client_asks()
    {
        await using var server = new RuntimeApiServer("""{"name":"Ada"}""");

        await RunAsync(server, greeting => greeting);

        Assert.All(server.Calls, call => Assert.StartsWith("aws-lambda-dotnet/", call.Headers["User-Agent"], StringComparison.Ordinal));
        Assert.Contains("application/json", server.Calls[0].Headers["Accept"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_holds_what_the_headers_and_the_environment_tell()
    {
        await using var server = new RuntimeApiServer("""{"name":"Ada"}""");

        await RunAsync(server, greeting => greeting);

        Assert.Equal("request-1", _context!.AwsRequestId);
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:Greeter:live", _context.InvokedFunctionArn);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", _context.TraceId);
        Assert.Equal(_context.TraceId, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
        Assert.Equal(("Greeter", "7", 512), (_context.FunctionName, _context.FunctionVersion, _context.MemoryLimitInMB));
        Assert.Equal(("/aws/lambda/Greeter", "2026/01/01/[7]abc"), (_context.LogGroupName, _context.LogStreamName));
        Assert.InRange(_context.RemainingTime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.NotNull(_context.Logger);
    }

    [Fact]
    public async Task A_handler_without_a_response_posts_an_empty_body()
    {
        await using var server = new RuntimeApiServer("""{"name":"Ada"}""");
        var handled = new List<string>();

        await RunAsync(server, LambdaBootstrapBuilder.Create<Greeting>(
            (Greeting greeting, ILambdaContext _) =>
            {
                handled.Add(greeting.Name);
                return Task.CompletedTask;
            },
            Serializer));

        Assert.Equal(["Ada"], handled);
        Assert.Equal((ResponsePath, ""), (server.Calls[1].Path, server.Calls[1].Body));
    }

    [Fact]
    public async Task A_handler_that_throws_posts_its_error_and_the_next_event_is_handled()
    {
        await using var server = new RuntimeApiServer("""{"name":"Bob"}""", """{"name":"Ada"}""");

        await RunAsync(server, greeting => greeting.Name == "Bob"
            ? throw new InvalidOperationException("Nobody greets Bob.", new TimeoutException("Too late: ü."))
            : greeting);

        var error = server.Calls[1];
        Assert.Equal(ErrorPath, error.Path);
        Assert.Equal("InvalidOperationException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.StartsWith("application/vnd.aws.lambda.error+json", error.Headers["Content-Type"], StringComparison.Ordinal);
        using var cause = JsonDocument.Parse(error.Headers["Lambda-Runtime-Function-XRay-Error-Cause"]);
        Assert.NotEmpty(cause.RootElement.GetProperty("exceptions").EnumerateArray());
        using var body = JsonDocument.Parse(error.Body);
        Assert.Equal("InvalidOperationException", body.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("Nobody greets Bob.", body.RootElement.GetProperty("errorMessage").GetString());
        Assert.NotEmpty(body.RootElement.GetProperty("stackTrace").EnumerateArray());
        Assert.Equal("Too late: ü.", body.RootElement.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal("/2018-06-01/runtime/invocation/request-2/response", server.Calls[3].Path);
    }

    [Fact]
    public async Task Several_causes_are_told_each()
    {
        await using var server = new RuntimeApiServer("""{"name":"Bob"}""");

        await RunAsync(server, _ => throw new AggregateException("Two.", new TimeoutException("One"), new FormatException("Other")));

        using var body = JsonDocument.Parse(server.Calls[1].Body);
        Assert.Equal(["TimeoutException", "FormatException"], body.RootElement.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("errorType").GetString()));
    }

    [Fact]
    public async Task An_error_that_is_too_large_for_Lambda_is_cut_and_keeps_its_type()
    {
        await using var server = new RuntimeApiServer("""{"name":"Bob"}""");

        await RunAsync(server, _ => throw new DeeplyNestedException());

        Assert.InRange(server.Calls[1].Body.Length, 1, 256 * 1024);
        using var body = JsonDocument.Parse(server.Calls[1].Body);
        Assert.True(body.RootElement.TryGetProperty("errorMessage", out _));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_an_error_and_the_next_one_is_handled()
    {
        await using var server = new RuntimeApiServer("not JSON", """{"name":"Ada"}""");

        await RunAsync(server, greeting => greeting);

        using var body = JsonDocument.Parse(server.Calls[1].Body);
        Assert.Equal("JsonSerializerException", body.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("/2018-06-01/runtime/invocation/request-2/response", server.Calls[3].Path);
    }

    [Fact]
    public async Task What_fails_before_the_first_event_is_an_init_error_and_ends_the_run()
    {
        await using var server = new RuntimeApiServer("""{"name":"Ada"}""");
        var bootstrap = Builder(greeting => greeting).UseBootstrapHandler(() => throw new FormatException("TABLE is not set."));

        var exception = await Assert.ThrowsAsync<FormatException>(() => RunAsync(server, bootstrap));

        Assert.Equal("TABLE is not set.", exception.Message);
        var call = Assert.Single(server.Calls);
        Assert.Equal(("POST", "/2018-06-01/runtime/init/error"), (call.Method, call.Path));
        using var body = JsonDocument.Parse(call.Body);
        Assert.Equal("FormatException", body.RootElement.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task A_run_that_is_not_to_go_on_asks_for_nothing()
    {
        await using var server = new RuntimeApiServer("""{"name":"Ada"}""");

        await RunAsync(server, Builder(greeting => greeting).UseBootstrapHandler(() => Task.FromResult(false)));

        Assert.Empty(server.Calls);
    }

    private static SourceGeneratorLambdaJsonSerializer<GreetingContext> Serializer => new();

    private LambdaBootstrapBuilder Builder(Func<Greeting, Greeting> greet) => LambdaBootstrapBuilder.Create<Greeting, Greeting>(
        (Greeting greeting, ILambdaContext context) =>
        {
            _context ??= context;
            return Task.FromResult(greet(greeting));
        },
        Serializer);

    private Task RunAsync(RuntimeApiServer server, Func<Greeting, Greeting> greet) => RunAsync(server, Builder(greet));

    private static async Task RunAsync(RuntimeApiServer server, LambdaBootstrapBuilder builder)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", server.Endpoint);
        using var bootstrap = builder.Build();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = bootstrap.RunAsync(stop.Token);
        if (await Task.WhenAny(run, server.Drained.Task) == run)
        {
            await run;
            return;
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private sealed class DeeplyNestedException : Exception
    {
        public override string StackTrace => string.Join('\n', Enumerable.Repeat("   at Notecast.Greeter.Greet()", 10_000));
    }
}
