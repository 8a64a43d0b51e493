using Amazon.Runtime;
using Amazon.SQS;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsSynthesisQueueTests(MotoServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(95, 10)]
    public async Task Ten_jobs_are_one_request(int jobs, int requests)
    {
        var http = new TestHttp();
        using var queue = await TestQueue.CreateAsync(server, http);
        http.Requests.Clear();

        var all = Enumerable.Range(1, jobs).Select(number => Job(number)).ToList();

        Assert.Empty(await new SqsSynthesisQueue(queue.Client, queue.Url).SendAsync(all, Cancellation));

        Assert.Equal(Enumerable.Repeat("SendMessageBatch", requests), http.Requests);
        Assert.Equal(jobs, (await queue.ReceiveAllAsync()).Count);
    }

    [Fact]
    public async Task Large_jobs_share_a_batch_only_as_long_as_it_may_grow()
    {
        var http = new TestHttp();
        using var queue = await TestQueue.CreateAsync(server, http);
        http.Requests.Clear();
        var jobs = Enumerable.Range(1, 5).Select(number => Job(number) with { CorrelationId = new string('x', 400_000) }).ToList();

        Assert.Empty(await new SqsSynthesisQueue(queue.Client, queue.Url).SendAsync(jobs, Cancellation));

        Assert.Equal(3, http.Requests.Count);
        Assert.Equal(5, (await queue.ReceiveAllAsync()).Count);
    }

    [Fact]
    public async Task Jobs_that_the_queue_refuses_are_returned()
    {
        const string Failed = """{"Id":"1","Code":"InternalError"},{"Id":"4","Code":"InternalError"}""";
        await using var loopback = new LoopbackServer(
            _ => LoopbackAnswer.Of(200, "application/x-amz-json-1.0", $$"""{"Failed":[{{Failed}}]}"""));
        using var client = ClientOf(loopback);
        var jobs = Enumerable.Range(0, 15).Select(number => Job(number + 1)).ToList();

        var refused = await new SqsSynthesisQueue(client, new Uri(loopback.Url, "queue").ToString()).SendAsync(jobs, Cancellation);

        Assert.Equal([jobs[1], jobs[4], jobs[11], jobs[14]], refused);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_named_in_transient_failures()
    {
        using var queue = await TestQueue.CreateAsync(server);
        var gone = new SqsSynthesisQueue(queue.Client, $"{queue.Url}-gone");
        var deadLetters = new SqsDeadLetterQueue(queue.Client, $"{queue.Url}-gone");
        Func<Task>[] calls =
        [
            () => gone.SendAsync([Job(1)], Cancellation),
            () => gone.DelayRetryAsync("receipt", TimeSpan.Zero, Cancellation),
            () => deadLetters.SendAsync(DeadLetters.Of("{}"), Cancellation),
        ];
        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAsync<TransientFailureException>(call);
            Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
            Assert.Contains($"queue {queue.Url}-gone failed: ", exception.Failure.Reason, StringComparison.Ordinal);
            Assert.Contains("NonExistentQueue", exception.Failure.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(43_201)]
    public async Task A_delay_that_the_queue_does_not_have_is_refused(int seconds)
    {
        using var client = new AmazonSQSClient(MotoServer.AnyCredentials, Amazon.RegionEndpoint.EUWest1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => new SqsSynthesisQueue(client, "queue").DelayRetryAsync("receipt", TimeSpan.FromSeconds(seconds), Cancellation));
    }

    [Fact]
    public async Task Part_of_a_second_is_rounded_up()
    {
        await using var loopback = new LoopbackServer(_ => LoopbackAnswer.Of(200, "application/x-amz-json-1.0", "{}"));
        using var client = ClientOf(loopback);

        await new SqsSynthesisQueue(client, new Uri(loopback.Url, "queue").ToString())
            .DelayRetryAsync("receipt", TimeSpan.FromMilliseconds(1_001), Cancellation);

        Assert.Contains("\"VisibilityTimeout\":2", Assert.Single(loopback.Requests).Body, StringComparison.Ordinal);
    }

    private static SynthesisJob Job(int number) =>
        new(new NoteKey("me", NoteId.FromString("n")), Samples.Revision(number), JobKind.Narrate, "c");

    private static AmazonSQSClient ClientOf(LoopbackServer server) =>
        new(new BasicAWSCredentials("test", "test"), TestClients.At(server.Url, new AmazonSQSConfig()));
}
