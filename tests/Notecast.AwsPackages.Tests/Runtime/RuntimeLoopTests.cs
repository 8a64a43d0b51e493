using System.Net;
using System.Text;
using Amazon.Lambda.RuntimeSupport;

namespace Notecast.AwsPackages.Tests.Runtime;

public class RuntimeLoopTests : RuntimeTest
{
    private const string Next = "/2018-06-01/runtime/invocation/next";

    [Fact]
    public async Task An_event_is_asked_for_by_a_client_that_names_itself()
    {
        await InvokeOnceAsync(EchoAsync);

        var call = await Server.ReadAskedAsync();
        Assert.Equal(("GET", Next), (call.Method, call.Path));
        Assert.Equal("application/json", call.Headers["Accept"]);
        Assert.Matches(@"^aws-lambda-dotnet/\S+-\d+(\.\d+)+$", call.Headers["User-Agent"]);
    }

    [Fact]
    public async Task An_answer_is_posted_under_the_events_id_with_its_length()
    {
        var call = await InvokeOnceAsync((question, _) => Task.FromResult(new Answer { Text = question.Text + "…" }));

        Assert.Equal(("POST", $"/2018-06-01/runtime/invocation/{RequestId}/response"), (call.Method, call.Path));
        Assert.StartsWith("application/json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("""{"Text":"hello…"}""", call.Body);
        Assert.Equal($"{Encoding.UTF8.GetByteCount(call.Body)}", call.Headers["Content-Length"]);
    }

    [Fact]
    public async Task A_handler_that_answers_nothing_posts_an_empty_body()
    {
        RunOnce();
        AddEvent("hello");
        var seen = "";
        using var bootstrap = LambdaBootstrapBuilder
            .Create<Question>((question, _) => Task.FromResult(seen = question.Text), Serializer)
            .Build();

        await bootstrap.RunAsync(TestContext.Current.CancellationToken);

        var call = await Server.ReadPostedAsync();
        Assert.Equal("hello", seen);
        Assert.Equal($"/2018-06-01/runtime/invocation/{RequestId}/response", call.Path);
        Assert.Empty(call.Body);
    }

    [Fact]
    public async Task Events_are_handled_one_after_the_other_until_the_loop_is_cancelled()
    {
        string[] ids = ["first", "second", "third"];
        Array.ForEach(ids, id => AddEvent($"for {id}", id));
        using var stop = new CancellationTokenSource();
        using var bootstrap = Build(EchoAsync);

        var running = bootstrap.RunAsync(stop.Token);
        foreach (var id in ids)
        {
            var call = await Server.ReadPostedAsync();
            Assert.Equal($"/2018-06-01/runtime/invocation/{id}/response", call.Path);
            Assert.Equal($$"""{"Text":"for {{id}}"}""", call.Body);
        }

        await stop.CancelAsync();
        await running;

        Assert.True(running.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Run_once_ends_after_one_event()
    {
        AddEvent("first", "first");
        AddEvent("second", "second");
        await InvokeOnceAsync(EchoAsync);
        await Server.ReadAskedAsync();

        Assert.Equal(0, Server.Unread);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_refused_call_for_an_event_ends_the_loop(HttpStatusCode status)
    {
        Server.NextStatus = status;
        using var bootstrap = Build(EchoAsync);

        await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => bootstrap.RunAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_refused_answer_ends_the_loop(HttpStatusCode status)
    {
        AddEvent("hello");
        Server.PostStatus = status;
        using var bootstrap = Build(EchoAsync);

        await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => bootstrap.RunAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Accepted)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task An_answer_may_be_taken_with_several_statuses(HttpStatusCode status)
    {
        Server.PostStatus = status;

        var call = await InvokeOnceAsync(EchoAsync);

        Assert.EndsWith("/response", call.Path, StringComparison.Ordinal);
    }
}
