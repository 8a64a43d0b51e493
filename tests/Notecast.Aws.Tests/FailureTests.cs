using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Notecast.Aws.Tests.Sqs;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Auditing;
using Notecast.Domain.Failures;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests;

/// <summary>Every request of every adapter, on services that are down, throttle, refuse, or answer nonsense.</summary>
public sealed class FailureTests
{
    private static readonly NoteKey Note = Samples.NewNote();
    private static readonly SynthesisJob Job = new(Note, Samples.Revision(1), JobKind.Narrate, "c");

    public static TheoryData<string> Requests { get; } = new(
        "GetItem on the table notes",
        "GetItem on the table catalog",
        "UpdateItem on the table catalog",
        "Scan on the table notes",
        "Scan on the table catalog",
        "DescribeTable on the table notes",
        "BatchGetItem on the table catalog",
        "ReceiveMessage on the queue",
        "GetQueueAttributes on the queue",
        "ChangeMessageVisibilityBatch on the queue",
        "DeleteMessageBatch on the queue",
        "SendMessageBatch on the queue",
        "ChangeMessageVisibility on the queue",
        "SendMessage on the queue",
        "PutObject on the bucket narrations",
        "GetObject on the bucket narrations",
        "ListObjectsV2 on the bucket narrations",
        "DeleteObject on the bucket narrations",
        "DeleteObjects on the bucket narrations",
        "PutObject on the bucket audio",
        "GetObject on the bucket segments",
        "PutObject on the bucket segments",
        "Publish on the topic");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_service_that_is_down_is_a_transient_failure_that_says_so(string request)
    {
        var exception = await FailAsync(request, TestClients.NobodyListens);

        Assert.Contains("Connection refused", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("network", exception.Failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Throttling_is_a_transient_failure_that_names_code_and_request(string request)
    {
        await using var server = new LoopbackServer(asked => Refusal(asked, 503, "SlowDown"));

        var exception = await FailAsync(request, server.Url);

        Assert.Matches(@"SlowDown \(HTTP 503, request \S+\)\.$", exception.Failure.Reason);
        Assert.DoesNotContain("secret words", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_missing_right_is_a_transient_failure_that_tells_to_look_at_the_role(string request)
    {
        await using var server = new LoopbackServer(asked => Refusal(asked, 403, "AccessDenied"));

        var exception = await FailAsync(request, server.Url);

        Assert.Contains("AccessDenied (HTTP 403", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("role", exception.Failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_service_that_breaks_off_is_a_transient_failure(string request)
    {
        await using var server = new LoopbackServer(
            _ => new LoopbackAnswer(500, "text/plain", new byte[100]) { MissingBytes = 50 });

        await FailAsync(request, server.Url);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_call_that_its_caller_stops_is_cancelled_and_not_a_failure(string request)
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource<LoopbackAnswer>();
        await using var server = new LoopbackServer(_ =>
        {
            stop.Cancel();
            return never.Task;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(request, server.Url, stop.Token));
        never.SetResult(Answers.Xml(500, ""));
    }

    private static async Task<TransientFailureException> FailAsync(string request, Uri server)
    {
        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => CallAsync(request, server, Cancellation));

        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        Assert.StartsWith(request, exception.Failure.Reason, StringComparison.Ordinal);
        return exception;
    }

    private static LoopbackAnswer Refusal(LoopbackRequest request, int status, string code)
    {
        if (request.Headers.ContainsKey("X-Amz-Target"))
        {
            return Answers.JsonError(status, code, "secret words");
        }

        return request.Body.Contains("Action=Publish", StringComparison.Ordinal)
            ? Answers.Xml(
                status,
                $"<ErrorResponse><Error><Code>{code}</Code><Message>secret words</Message></Error><RequestId>r</RequestId></ErrorResponse>")
            : Answers.XmlError(status, code);
    }

    private static async Task CallAsync(string request, Uri server, CancellationToken stop)
    {
        var credentials = new BasicAWSCredentials("test", "test");
        using var dynamo = new AmazonDynamoDBClient(credentials, TestClients.At(server, new AmazonDynamoDBConfig()));
        using var sqs = new AmazonSQSClient(credentials, TestClients.At(server, new AmazonSQSConfig()));
        using var sns = new AmazonSimpleNotificationServiceClient(
            credentials, TestClients.At(server, new AmazonSimpleNotificationServiceConfig()));
        using var s3 = new AmazonS3Client(credentials, TestClients.At(server, new AmazonS3Config { ForcePathStyle = true }));
        var queueUrl = new Uri(server, "queue").ToString();
        var jobs = new SqsSynthesisQueue(sqs, queueUrl);
        await using var box = new SqsDeadLetterBox(sqs, queueUrl, queueUrl, TimeProvider.System);
        var narrations = new S3NarrationStore(s3, "narrations", TimeProvider.System);
        var segments = new S3SegmentCache(s3, "segments", TimeProvider.System);
        var key = new NarrationKey(Note, Samples.Revision(1), Samples.Hash('a'));
        Func<Task> call = request switch
        {
            "GetItem on the table notes" => () => new DynamoNoteTable(dynamo, "notes").FindAsync(Note, stop),
            "GetItem on the table catalog" => () => new DynamoCatalog(dynamo, "catalog").FindAsync(Note, stop),
            "UpdateItem on the table catalog" => () => new DynamoCatalog(dynamo, "catalog").WantAsync(Note, Samples.Wanted(1), stop),
            "Scan on the table notes" => () => ReadAsync(new DynamoNoteTable(dynamo, "notes").ReadPagesAsync(0, 1, stop)),
            "Scan on the table catalog" => () => ReadAsync(new DynamoCatalog(dynamo, "catalog").ReadPagesAsync(0, 1, stop)),
            "DescribeTable on the table notes" => () => new DynamoNoteTable(dynamo, "notes").FindExistingAsync([Note], stop),
            "BatchGetItem on the table catalog" => () => new DynamoCatalog(dynamo, "catalog").FindAllAsync([Note], stop),
            "ReceiveMessage on the queue" => () => ReadAsync(box.ReadAsync(stop)),
            "GetQueueAttributes on the queue" => () => box.EstimateCountAsync(stop),
            "ChangeMessageVisibilityBatch on the queue" => () => box.DeleteAsync([Letter(DateTimeOffset.UnixEpoch)], stop),
            "DeleteMessageBatch on the queue" => () => box.DeleteAsync([Letter(DateTimeOffset.MaxValue)], stop),
            "SendMessageBatch on the queue" => () => jobs.SendAsync([Job], stop),
            "ChangeMessageVisibility on the queue" => () => jobs.DelayRetryAsync("receipt", TimeSpan.Zero, stop),
            "SendMessage on the queue" => () => new SqsDeadLetterQueue(sqs, queueUrl).SendAsync(DeadLetters.Of("{}"), stop),
            "PutObject on the bucket narrations" => () => narrations.PutAsync(
                key, Samples.Metadata(), (audio, token) => audio.WriteAsync(new byte[1], token).AsTask(), stop),
            "GetObject on the bucket narrations" => () => narrations.OpenAsync(key, stop),
            "ListObjectsV2 on the bucket narrations" => () => narrations.ListAsync(Note, stop),
            "DeleteObject on the bucket narrations" => () => narrations.DeleteAsync([key], stop),
            "DeleteObjects on the bucket narrations" => () => narrations.DeleteAsync([key, key], stop),
            "PutObject on the bucket audio" => () => new S3AuditLog(s3, "audio", TimeProvider.System).AppendAsync(
                new AuditEntry(Samples.Noon, "me", "replay", [], ""), stop),
            "GetObject on the bucket segments" => () => segments.FindAsync(Samples.Segment("a"), stop),
            "PutObject on the bucket segments" => () => segments.KeepAsync(Samples.Segment("a"), new byte[1], stop),
            "Publish on the topic" => () => new SnsNarrationTopic(sns, "arn:aws:sns:eu-west-1:123456789012:narrations")
                .PublishAsync(new NarrationReadyMessage(Note, Samples.Ready(Note, 1), "c"), stop),
            _ => throw new InvalidOperationException($"There is no request '{request}'."),
        };
        await call();
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> pages) => await pages.CountAsync(Cancellation);

    private static SqsDeadLetter Letter(DateTimeOffset hiddenUntil) =>
        SqsDeadLetter.Read(new Amazon.SQS.Model.Message { MessageId = "a", Body = "{}", ReceiptHandle = "receipt" }, hiddenUntil);
}
