using System.Text;
using Amazon.Lambda.RuntimeSupport;

namespace Notecast.AwsPackages.Tests.Runtime;

public class RuntimeErrorTests : RuntimeTest
{
    private const string ErrorPath = $"/2018-06-01/runtime/invocation/{RequestId}/error";
    private const string CauseHeader = "Lambda-Runtime-Function-XRay-Error-Cause";

    [Fact]
    public async Task An_exception_is_posted_with_its_short_type_message_and_trimmed_stack()
    {
        var call = await InvokeOnceAsync((_, _) => throw new InvalidOperationException("broken “badly”"));

        Assert.Equal(("POST", ErrorPath), (call.Method, call.Path));
        Assert.StartsWith("application/vnd.aws.lambda.error+json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("InvalidOperationException", call.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("InvalidOperationException", call.Json.GetProperty("errorType").GetString());
        Assert.Equal("broken “badly”", call.Json.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at ", call.Json.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.False(call.Json.TryGetProperty("cause", out _));
        Assert.Contains('\n', call.Body);
    }

    [Fact]
    public async Task An_inner_exception_is_the_cause()
    {
        var call = await InvokeOnceAsync((_, _) => throw new InvalidOperationException("outer", new FormatException("inner")));

        var cause = call.Json.GetProperty("cause");
        Assert.Equal("FormatException", cause.GetProperty("errorType").GetString());
        Assert.Equal("inner", cause.GetProperty("errorMessage").GetString());
        Assert.False(cause.TryGetProperty("stackTrace", out _));
    }

    [Fact]
    public async Task A_header_tells_X_Ray_of_the_exception()
    {
        var call = await InvokeOnceAsync((_, _) => throw new InvalidOperationException("bröken"));

        var cause = System.Text.Json.JsonDocument.Parse(call.Headers[CauseHeader]!).RootElement;
        var exception = Assert.Single(cause.GetProperty("exceptions").EnumerateArray());
        Assert.Equal("InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("bröken", exception.GetProperty("message").GetString());
        Assert.Contains("A_header_tells_X_Ray_of_the_exception", exception.GetProperty("stack")[0].GetProperty("label").GetString());
        Assert.Equal(Environment.CurrentDirectory, cause.GetProperty("working_directory").GetString());
        Assert.NotEqual(0, cause.GetProperty("paths").GetArrayLength());
    }

    [Fact]
    public async Task An_error_that_is_too_long_is_cut_and_does_not_go_into_a_header()
    {
        var call = await InvokeOnceAsync((_, _) => throw new InvalidOperationException(new string('x', 1024 * 1024)));

        Assert.InRange(Encoding.UTF8.GetByteCount(call.Body), 1, 256 * 1024);
        Assert.Equal("errorMessage", Assert.Single(call.Json.EnumerateObject()).Name);
        Assert.Equal("InvalidOperationException", call.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Null(call.Headers[CauseHeader]);
    }

    [Fact]
    public async Task The_loop_goes_on_after_a_failure_which_is_logged()
    {
        AddEvent("bad", "first");
        AddEvent("good", "second");
        using var stop = new CancellationTokenSource();
        using var bootstrap = Build((question, _) => question.Text == "bad"
            ? throw new FormatException("broken")
            : Task.FromResult(new Answer { Text = question.Text }));

        var running = bootstrap.RunAsync(stop.Token);
        var failed = await Server.ReadPostedAsync();
        var answered = await Server.ReadPostedAsync();
        await stop.CancelAsync();
        await running;

        Assert.EndsWith("/first/error", failed.Path, StringComparison.Ordinal);
        Assert.EndsWith("/second/response", answered.Path, StringComparison.Ordinal);
        Assert.Contains(Log.Lines, line => line.Contains("\tfirst\tfail\t", StringComparison.Ordinal));
        Assert.Contains("System.FormatException: broken", Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Text":7}""")]
    [InlineData("no JSON")]
    [InlineData("")]
    public async Task An_event_that_cannot_be_read_is_a_failure_and_the_loop_goes_on(string body)
    {
        AddRaw(body, "first");
        AddEvent("good", "second");
        using var stop = new CancellationTokenSource();
        using var bootstrap = Build(EchoAsync);

        var running = bootstrap.RunAsync(stop.Token);
        var failed = await Server.ReadPostedAsync();
        var answered = await Server.ReadPostedAsync();
        await stop.CancelAsync();
        await running;

        Assert.EndsWith("/first/error", failed.Path, StringComparison.Ordinal);
        Assert.Equal("JsonSerializerException", failed.Json.GetProperty("errorType").GetString());
        Assert.EndsWith("/second/response", answered.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("taken")]
    public async Task An_error_that_is_taken_without_a_status_object_ends_the_loop(string answer)
    {
        AddEvent("hello");
        Server.PostAnswer = answer;
        using var bootstrap = Build((_, _) => throw new FormatException("broken"));

        await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => bootstrap.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failing_initializer_is_reported_and_no_event_is_asked_for()
    {
        using var bootstrap = LambdaBootstrapBuilder.Create<Question, Answer>(EchoAsync, Serializer)
            .UseBootstrapHandler(() => throw new InvalidOperationException("NOTES_TABLE is missing"))
            .Build();

        await Assert.ThrowsAsync<InvalidOperationException>(() => bootstrap.RunAsync(TestContext.Current.CancellationToken));

        var call = await Server.ReadPostedAsync();
        Assert.Equal(("POST", "/2018-06-01/runtime/init/error"), (call.Method, call.Path));
        Assert.StartsWith("application/vnd.aws.lambda.error+json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Null(call.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("InvalidOperationException", call.Json.GetProperty("errorType").GetString());
        Assert.Equal("NOTES_TABLE is missing", call.Json.GetProperty("errorMessage").GetString());
        Assert.Contains("NOTES_TABLE is missing", Log.Text, StringComparison.Ordinal);
        Assert.Equal(0, Server.Unread);
    }

    [Fact]
    public async Task An_initializer_can_decline_all_events()
    {
        using var bootstrap = LambdaBootstrapBuilder.Create<Question, Answer>(EchoAsync, Serializer)
            .UseBootstrapHandler(() => Task.FromResult(false))
            .Build();

        await bootstrap.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, Server.Unread);
    }

    [Fact]
    public async Task An_initializer_runs_before_the_first_event()
    {
        RunOnce();
        AddEvent("hello");
        var initialized = false;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<Question, Answer>((_, _) => Task.FromResult(new Answer { Text = $"{initialized}" }), Serializer)
            .UseBootstrapHandler(() => Task.FromResult(initialized = true))
            .Build();

        await bootstrap.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""{"Text":"True"}""", (await Server.ReadPostedAsync()).Body);
    }
}
