using System.Text;
using System.Text.Json.Nodes;
using Notecast.AwsTesting.Deployment;
using Notecast.EventSources.Invoking;

namespace Notecast.NativeFunctions.Tests;

/// <summary>Events that nobody should send: each has a defined answer, and the process goes on.</summary>
public sealed class BadInputTests(BadInputTests.Stack stack) : IClassFixture<BadInputTests.Stack>
{
    private NativeDeployment Deployment => stack.Deployment;

    [Theory]
    [InlineData("PlanNarrations", "{}", """{"batchItemFailures":[]}""")]
    [InlineData("PlanNarrations", """{"Records":[]}""", """{"batchItemFailures":[]}""")]
    [InlineData("NarrateNote", "{}", """{"batchItemFailures":[]}""")]
    [InlineData("NarrateNote", """{"Records":[]}""", """{"batchItemFailures":[]}""")]
    [InlineData("FinishNarration", "{}", "")]
    [InlineData("FinishNarration", """{"Records":[]}""", "")]
    [InlineData("FinishNarration", """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-03-01T12:00:00.000Z","Bucket":"b","RequestId":"R","HostId":"H"}""", "")]
    [InlineData("FinishNarration", """{"Records":[{"eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{"object":{"key":"holiday/photo+1.jpg"}}}]}""", "")]
    [InlineData("FinishNarration", """{"Records":[{"eventVersion":"2.1","eventName":"ObjectRemoved:Delete","s3":{"object":{"key":"narrations/a/b/c.mp3"}}}]}""", "")]
    public async Task An_event_without_work_is_skipped_with_a_line_in_the_log(string function, string lambdaEvent, string response)
    {
        Deployment[function].ClearLines();

        var result = await Deployment[function].InvokeAsync(lambdaEvent);

        Assert.Equal((InvocationStatus.Succeeded, response), (result.Status, Encoding.UTF8.GetString(result.Payload.Span)));
        await Deployment[function].WaitForLineAsync(line => line.Contains("skipped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PlanNarrations", """{"Records":[{"eventID":"e","eventName":"INSERT"}]}""")]
    [InlineData("PlanNarrations", """{"Records":[{"eventID":"e","eventName":"UPSERT","eventVersion":"1.1","dynamodb":{"SequenceNumber":"7","Keys":{"UserId":{"S":"a"},"NoteId":{"S":"1"}}}}]}""")]
    [InlineData("PlanNarrations", """{"Records":[{"eventID":"e","eventName":"INSERT","eventVersion":"9.0","dynamodb":{"SequenceNumber":"7","Keys":{"UserId":{"S":"a"},"NoteId":{"S":"1"}}}}]}""")]
    [InlineData("PlanNarrations", """{"Records":[null]}""")]
    [InlineData("NarrateNote", """{"Records":[{"messageId":"m","body":"not JSON","attributes":{"ApproximateReceiveCount":"1"}}]}""")]
    [InlineData("NarrateNote", """{"Records":[{"messageId":"m","body":"{\"kind\":\"sing\"}","attributes":{"ApproximateReceiveCount":"1"}}]}""")]
    [InlineData("FinishNarration", """{"Records":[{"eventVersion":"3.0","eventName":"ObjectCreated:Put","eventTime":"2026-03-01T12:00:00Z","s3":{"object":{"key":"narrations/a/b/c.mp3"}}}]}""")]
    public async Task What_cannot_be_worked_on_becomes_one_dead_letter(string function, string lambdaEvent)
    {
        await stack.Pump.ReceiveAllAsync(Deployment.Stack.PhysicalIds["DeadLetterQueue"]);

        var result = await Deployment[function].InvokeAsync(lambdaEvent);

        Assert.Equal(InvocationStatus.Succeeded, result.Status);
        Assert.True(result.Payload.IsEmpty || JsonNode.Parse(result.Payload.Span)!["batchItemFailures"]!.AsArray().Count == 0);
        Assert.Single(await stack.Pump.ReceiveAllAsync(Deployment.Stack.PhysicalIds["DeadLetterQueue"]));
    }

    [Theory]
    [InlineData("PlanNarrations", "not JSON")]
    [InlineData("PlanNarrations", """{"Records":[{"dynamodb":{"ApproximateCreationDateTime":"yesterday"}}]}""")]
    [InlineData("PlanNarrations", """{"Records":5}""")]
    [InlineData("NarrateNote", "[]")]
    [InlineData("NarrateNote", "")]
    [InlineData("FinishNarration", """{"Records":[{"eventTime":true}]}""")]
    public async Task An_event_that_cannot_be_read_fails_so_that_its_source_keeps_it_and_the_process_goes_on(string function, string lambdaEvent)
    {
        var failed = await Deployment[function].InvokeAsync(lambdaEvent);
        var next = await Deployment[function].InvokeAsync("{}");

        Assert.Equal((InvocationStatus.Failed, "JsonSerializerException"), (failed.Status, failed.ErrorType));
        Assert.Equal(InvocationStatus.Succeeded, next.Status);
        Assert.Null(next.InitDuration);
    }

    [Fact]
    public async Task Settings_that_are_missing_or_wrong_are_one_init_error_that_names_them_all()
    {
        await using var function = Deployment["NarrateNote"].With("AUDIO_BUCKET", "Not A Bucket").With("NOTES_TABLE", "").With("MAX_ATTEMPTS", "many");

        var result = await function.InvokeAsync("{}");

        Assert.Equal((InvocationStatus.Failed, "SettingsException"), (result.Status, result.ErrorType));
        Assert.All(["AUDIO_BUCKET", "NOTES_TABLE", "MAX_ATTEMPTS"], name => Assert.Contains(name, result.ErrorMessage, StringComparison.Ordinal));
    }

    public sealed class Stack : IAsyncLifetime
    {
        public NativeDeployment Deployment { get; private set; } = null!;

        public EventPump Pump { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Deployment = await NativeDeployment.StartAsync(enforcesRights: false);
            Pump = new EventPump(Deployment);
        }

        public async ValueTask DisposeAsync()
        {
            Pump?.Dispose();
            await (Deployment?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
