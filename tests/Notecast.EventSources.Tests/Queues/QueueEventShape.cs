using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Queues;

public sealed class QueueEventShape
{
    private readonly VirtualTime _time = new();

    [Fact]
    public void The_event_is_exactly_what_Lambda_sends()
    {
        var json = Receive<JsonElement>("grüße", new() { ["ErrorCode"] = "200", ["Function"] = "PlanNarrations" });
        var record = json.GetProperty("Records")[0];
        var id = record.GetProperty("messageId").GetGuid();
        var handle = record.GetProperty("receiptHandle").GetString();

        Assert.Equal(
            $$$"""
            {"Records":[{"messageId":"{{{id}}}","receiptHandle":"{{{handle}}}","body":"grüße","attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1767225600000","SenderId":"NOTECAST","ApproximateFirstReceiveTimestamp":"1767225605000"},"messageAttributes":{"ErrorCode":{"stringValue":"200","stringListValues":[],"binaryListValues":[],"dataType":"String"},"Function":{"stringValue":"PlanNarrations","stringListValues":[],"binaryListValues":[],"dataType":"String"}},"md5OfMessageAttributes":"b1ce1f301740e56a8d1c09e232ed0e16","md5OfBody":"fee40dc24d0ad6a90c608052aa4e9e66","eventSource":"aws:sqs","eventSourceARN":"{{{Arns.Queue}}}","awsRegion":"eu-central-1"}]}
            """,
            json.GetRawText());
    }

    [Fact]
    public void Lambdas_serializer_reads_it()
    {
        var message = Assert.Single(Receive<SQSEvent>("body", new() { ["Kind"] = "narrate" }).Records);

        Assert.Equal("body", message.Body);
        Assert.Equal("narrate", message.MessageAttributes["Kind"].StringValue);
        Assert.Equal("String", message.MessageAttributes["Kind"].DataType);
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.Equal(Arns.Queue, message.EventSourceArn);
        Assert.Equal("eu-central-1", message.AwsRegion);
    }

    private T Receive<T>(string body, Dictionary<string, string> attributes)
    {
        var received = new List<T>();
        var queue = new InMemoryMessageQueue(Arns.Queue, _time);
        var function = LambdaFunction.Create<T>(
            new LambdaFunctionOptions { Name = "handler", Arn = Arns.Function },
            new SourceGeneratorLambdaJsonSerializer<QueueFunctionContext>(),
            (batch, _) =>
            {
                received.Add(batch);
                return Task.CompletedTask;
            },
            _time,
            NullLogger.Instance);
        var mapping = new QueueMapping(queue, function, new QueueMappingOptions(), _time, NullLogger.Instance);
        _time.Run(async () =>
        {
            using var stop = new CancellationTokenSource();
            await queue.SendAsync(body, attributes, stop.Token);
            await _time.PassAsync(TimeSpan.FromSeconds(5));
            var running = mapping.RunAsync(stop.Token);
            await _time.UntilAsync(() => mapping.IsIdle, TimeSpan.FromHours(1));
            stop.Cancel();
            await running;
        });
        return Assert.Single(received);
    }
}
