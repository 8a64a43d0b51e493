using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.EventSources;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Streams;

namespace Notecast.SampleOutcomes.Tests;

/// <summary>Lambda's own records among the dead letters are what the engine writes for the same failure, member by member.</summary>
public sealed class FailureRecordShapeTests
{
    [Theory]
    [InlineData("ReplayDeadLetters/failed-invocation", 0)]
    [InlineData("ReplayDeadLetters/several-at-once", 1)]
    public void A_failed_invocation_has_what_Lambda_sends(string name, int number)
    {
        var letter = BodyOf(name, number);
        var context = letter["requestContext"]!;
        var invocation = new AcceptedInvocation(
            Text(context, "requestId"),
            Bytes(letter["requestPayload"]!),
            AcceptedAt: default,
            Attempts: context["approximateInvokeCount"]!.GetValue<int>(),
            DueAt: default);

        AssertSame(
            FailureRecordJson.WriteInvocation(
                invocation,
                ResultOf(letter["responsePayload"]),
                Text(context, "condition"),
                Text(context, "functionArn").Replace(":live", "", StringComparison.Ordinal),
                Moment(letter, "timestamp")),
            letter);
    }

    [Fact]
    public void A_failed_stream_batch_has_what_Lambda_sends()
    {
        var letter = BodyOf("ReplayDeadLetters/failed-stream-batch", 0);
        var context = letter["requestContext"]!;
        var batch = letter["DDBStreamBatchInfo"]!;
        var first = new StreamEntry(Text(batch, "startSequenceNumber"), "", Moment(batch, "approximateArrivalOfFirstRecord"), default);
        var last = new StreamEntry(Text(batch, "endSequenceNumber"), "", Moment(batch, "approximateArrivalOfLastRecord"), default);
        var records = Enumerable.Repeat(first, batch["batchSize"]!.GetValue<int>() - 1).Append(last).ToList();
        var lastTry = ResultOf(null) with { RequestId = Text(context, "requestId") };

        AssertSame(
            FailureRecordJson.WriteBatch(
                new StreamBatch(records, Invocations: context["approximateInvokeCount"]!.GetValue<int>(), Last: lastTry),
                Text(context, "condition"),
                Text(context, "functionArn"),
                Text(batch, "shardId"),
                Text(batch, "streamArn"),
                Moment(letter, "timestamp")),
            letter);
    }

    private static JsonNode BodyOf(string name, int number) =>
        JsonNode.Parse(Text(JsonNode.Parse(SampleFiles.Read(name))!["Records"]![number]!, "body"))!;

    private static InvocationResult ResultOf(JsonNode? payload) => new()
    {
        RequestId = "",
        Status = InvocationStatus.Failed,
        Payload = payload is null ? default : Bytes(payload),
    };

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static DateTimeOffset Moment(JsonNode node, string name) =>
        DateTimeOffset.Parse(Text(node, name), CultureInfo.InvariantCulture);

    /// <summary>The engine has no aliases and versions: a deployed function is called by its alias.</summary>
    private static void AssertSame(string written, JsonNode letter)
    {
        var expected = JsonNode.Parse(written)!;
        expected["requestContext"]!["functionArn"] = Text(letter["requestContext"]!, "functionArn");
        expected["responseContext"]!["executedVersion"] = Text(letter["responseContext"]!, "executedVersion");
        Assert.True(
            JsonNode.DeepEquals(expected, letter), $"Expected {expected.ToJsonString()}, but the file has {letter.ToJsonString()}.");
    }
}
