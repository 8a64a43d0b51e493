using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Notecast.AwsPackages.Tests.Events;

public class QueueEventTests
{
    private const string Event = """
        {
          "Records": [
            {
              "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
              "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
              "body": "{\"kind\":\"narrate\"}",
              "attributes": { "ApproximateReceiveCount": "2", "SentTimestamp": "1545082649183" },
              "messageAttributes": {
                "Reason": { "stringValue": "voice", "stringListValues": [], "binaryListValues": [], "dataType": "String" },
                "Raw": { "binaryValue": "AAEC", "dataType": "Binary" }
              },
              "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
              "md5OfMessageAttributes": "0e697a0ae8f1bb342846b3e4e68fb7bd",
              "eventSource": "aws:sqs",
              "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:SynthesisQueue",
              "awsRegion": "eu-west-1"
            }
          ]
        }
        """;

    private static readonly SourceGeneratorLambdaJsonSerializer<QueueContext> Serializer = new();

    private static readonly SQSEvent.SQSMessage Message = Assert.Single(Wire.Read<SQSEvent>(Serializer, Event).Records);

    [Fact]
    public void A_message_is_read()
    {
        Assert.Equal("059f36b4-87a3-44ab-83d2-661975830a7d", Message.MessageId);
        Assert.Equal("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a", Message.ReceiptHandle);
        Assert.Equal("{\"kind\":\"narrate\"}", Message.Body);
        Assert.Equal("e4e68fb7bd0e697a0ae8f1bb342846b3", Message.Md5OfBody);
        Assert.Equal("0e697a0ae8f1bb342846b3e4e68fb7bd", Message.Md5OfMessageAttributes);
        Assert.Equal("aws:sqs", Message.EventSource);
        Assert.Equal("arn:aws:sqs:eu-west-1:123456789012:SynthesisQueue", Message.EventSourceArn);
        Assert.Equal("eu-west-1", Message.AwsRegion);
        Assert.Equal("2", Message.Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public void Message_attributes_are_read()
    {
        Assert.Equal("voice", Message.MessageAttributes["Reason"].StringValue);
        Assert.Equal("String", Message.MessageAttributes["Reason"].DataType);
        Assert.Empty(Message.MessageAttributes["Reason"].StringListValues);
        Assert.Empty(Message.MessageAttributes["Reason"].BinaryListValues);
        Assert.Equal([0, 1, 2], Message.MessageAttributes["Raw"].BinaryValue.ToArray());
    }

    [Fact]
    public void A_response_starts_with_an_empty_list_and_says_so()
    {
        Assert.Empty(new SQSBatchResponse().BatchItemFailures);
        Assert.Equal("""{"batchItemFailures":[]}""", Wire.Write(Serializer, new SQSBatchResponse()));
    }

    [Fact]
    public void A_response_names_the_failed_messages()
    {
        var response = new SQSBatchResponse([new() { ItemIdentifier = "059f36b4-87a3-44ab-83d2-661975830a7d" }]);

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"059f36b4-87a3-44ab-83d2-661975830a7d"}]}""", Wire.Write(Serializer, response));
    }

    /// <summary>Why each function has a context of its own.</summary>
    [Fact]
    public void One_context_for_both_kinds_of_response_cannot_write_them_both()
    {
        var both = new SourceGeneratorLambdaJsonSerializer<BothResponsesContext>();
        var stream = Record.Exception(() => Wire.Write(both, new Amazon.Lambda.DynamoDBEvents.StreamsEventResponse
        {
            BatchItemFailures = [new() { ItemIdentifier = "1" }],
        }));
        var queue = Record.Exception(() => Wire.Write(both, new SQSBatchResponse([new() { ItemIdentifier = "1" }])));

        Assert.IsType<JsonSerializerException>(stream ?? queue);
        Assert.False(stream is not null && queue is not null, "One of them is written.");
    }
}
