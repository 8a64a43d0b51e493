using System.Text;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.DeadLetters;
using Notecast.Functions.ReplayDeadLetters;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>Bodies and attributes of dead letters: each is recognised, if only as unknown, and can be replayed.</summary>
internal sealed class DeadLetterTarget : FuzzTarget
{
    private const string StreamBatch = """
        {"version":"1.0","timestamp":"2026-03-01T12:00:00.000Z",
        "requestContext":{"functionArn":"arn:aws:lambda:us-east-1:0:function:app-PlanNarrations-x:live",
        "condition":"RetryAttemptsExhausted","approximateInvokeCount":3},
        "DDBStreamBatchInfo":{"shardId":"shardId-1","startSequenceNumber":"1","endSequenceNumber":"2",
        "approximateArrivalOfFirstRecord":"2026-03-01T11:00:00Z","approximateArrivalOfLastRecord":"2026-03-01T11:00:01Z",
        "batchSize":2,"streamArn":"arn"}}
        """;

    private const string Invocation = """
        {"version":"1.0","timestamp":"2026-03-01T12:00:00.000Z",
        "requestContext":{"functionArn":"arn:aws:lambda:us-east-1:0:function:FinishNarration:live",
        "condition":"RetriesExhausted","approximateInvokeCount":3},"requestPayload":{"Records":[{"eventTime":"2026-03-01T11:00:00.000Z",
        
        "s3":{"object":{"key":"narrations/ada/welcome/0000000000004421584500000000017450439091.000000-a8fa8091b6d700da.mp3"}}}]},
        "responsePayload":{"errorType":"InvocationFailedException","errorMessage":"StorageUnavailable: Gone. Wait. (correlation c1)"}}
        """;

    private const string Poison = """
        {"poisonRecord":{"eventID":"e","eventName":"INSERT",
        "dynamodb":{"SequenceNumber":"7","Keys":{"UserId":{"S":"ada"},"NoteId":{"N":"1"}}}}}
        """;

    public override string Name => "DeadLetterReader";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        .. JsonSamples.BodiesOf("ReplayDeadLetters"),
        .. ((string[])[StreamBatch, Invocation, Poison]).Select(body => JsonSamples.Of(Encoding.UTF8.GetBytes(body))),
    ];

    public override OddValues OddValues => JsonSamples.OddValues;

    // The world of one input.
    public override long BytesForAnyInput => 256 * 1024;

    public override bool Read(byte[] input)
    {
        var body = LenientText.Of(input);
        var message = new SQSEvent.SQSMessage { MessageId = "m", Body = body, Attributes = [], MessageAttributes = AttributesOf(body) };
        var letter = DeadLetterReader.Read(new DeadLetterMessage
        {
            MessageId = "m",
            Body = body,
            Attributes = message.MessageAttributes.ToDictionary(pair => pair.Key, pair => pair.Value.StringValue),
            SentAt = DateTimeOffset.UnixEpoch,
        });
        Require(letter.Attempts >= 1 && letter.Replays >= 0, "A dead letter was tried at least once.");
        Require(letter.ErrorType.Length > 0 && letter.ErrorMessage.Length > 0, "A dead letter says what failed.");

        var world = new FunctionWorld();
        var handler = new Handler(world.UseCases.Replayer, world.Time, NullLogger.Instance);
        handler.HandleAsync(new SQSEvent { Records = [message] }, new InvocationContext()).GetAwaiter().GetResult();
        return letter.Kind != DeadLetterKind.Unknown;
    }

    /// <summary>Attributes that say what the body says, wherever that leads.</summary>
    private static Dictionary<string, SQSEvent.MessageAttribute> AttributesOf(string body)
    {
        string[] names = ["Step", "Attempts", "FirstFailedAt", "Replays", "FailureClass"];
        var quoted = body.Split('"');
        return names
            .Select((name, index) => (name, value: quoted[(index * 7) % quoted.Length]))
            .Where(pair => pair.value.Length % 2 == 1)
            .ToDictionary(pair => pair.name, pair => new SQSEvent.MessageAttribute { DataType = "String", StringValue = pair.value });
    }
}
