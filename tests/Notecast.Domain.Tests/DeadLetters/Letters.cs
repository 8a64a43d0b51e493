using Notecast.Domain.DeadLetters;

namespace Notecast.Domain.Tests.DeadLetters;

/// <summary>Messages as they lie in the dead-letter queue.</summary>
internal static class Letters
{
    public const string Sequence = "111100000000006553600000";

    public static readonly DateTimeOffset SentAt = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly string ObjectKey = $"narrations/user%20one/n1/{Sequence.PadLeft(40, '0')}.000000-0123456789abcdef.mp3";

    public static readonly string Job = $$"""
        {"kind":"narrate","userId":"user one","noteId":"7","noteIdType":"N",
         "revision":"{{Sequence.PadLeft(40, '0')}}.000000","correlationId":"c1"}
        """;

    /// <summary>As Lambda's developer guide shows it, with a bucket's event.</summary>
    public static string FailedInvocation(string key, string responsePayload) => $$"""
        {
          "version": "1.0",
          "timestamp": "2026-03-04T11:59:59.125Z",
          "requestContext": {
            "requestId": "e4b46cbf-b738-xmpl-8880-a18cdf61200e",
            "functionArn": "arn:aws:lambda:eu-west-1:123456789012:function:notecast-FinishNarration-X1Y2Z3:$LATEST",
            "condition": "RetriesExhausted",
            "approximateInvokeCount": 3
          },
          "requestPayload": {
            "Records": [
              { "eventTime": "2026-03-04T11:56:00.000Z", "eventName": "ObjectCreated:Put", "s3": { "object": { "key": "{{key}}" } } }
            ]
          },
          "responseContext": { "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled" },
          "responsePayload": {{responsePayload}}
        }
        """;

    /// <summary>As Lambda's developer guide shows it.</summary>
    public static string FailedBatch() => """
        {
          "requestContext": {
            "requestId": "316aa6d0-8154-xmpl-9af7-85d5f4a6bc81",
            "functionArn": "arn:aws:lambda:eu-west-1:123456789012:function:PlanNarrations",
            "condition": "RetryAttemptsExhausted",
            "approximateInvokeCount": 11
          },
          "responseContext": { "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled" },
          "version": "1.0",
          "timestamp": "2026-03-04T12:13:49.717Z",
          "DDBStreamBatchInfo": {
            "shardId": "shardId-00000001573689847184-864758bb",
            "startSequenceNumber": "800000000003126276362",
            "endSequenceNumber": "800000000003126276371",
            "approximateArrivalOfFirstRecord": "2026-03-04T12:13:19Z",
            "approximateArrivalOfLastRecord": "2026-03-04T12:13:20Z",
            "batchSize": 10,
            "streamArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/notes/stream/2026-03-04T00:00:00.000"
          }
        }
        """;

    public static string PoisonRecord(string keys, string sequenceNumber = $"\"{Sequence}\"") =>
        $$"""
        {
          "poisonRecord": { "eventID": "e1", "eventName": "RENAME", "dynamodb": { "SequenceNumber": {{sequenceNumber}}, "Keys": {{keys}} } }
        }
        """;

    public static RecognizedDeadLetter Read(string body, params (string Name, string Value)[] attributes) =>
        DeadLetterReader.Read(Message(body) with { Attributes = attributes.ToDictionary(pair => pair.Name, pair => pair.Value) });

    public static DeadLetterMessage Message(string body) => new()
    {
        MessageId = "m1",
        Body = body,
        Attributes = new Dictionary<string, string>(),
        SentAt = SentAt,
        FirstReceivedAt = SentAt.AddMinutes(1),
        ReceiveCount = 5,
    };
}
