using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notecast.EventSources.Events;
using Notecast.EventSources.Queues;

namespace Notecast.SampleOutcomes.Tests;

/// <summary>Each record of a sample event is what the engine writes for the same change, message or object, member by member.</summary>
public sealed partial class EventShapeTests
{
    private const string KeysOnly = "PlanNarrations/images-missing";
    private const string Poison = "PlanNarrations/many-with-one-poison-record";
    private const string TestEvent = "FinishNarration/s3-test-event";
    private const string UnknownVersion = "FinishNarration/unknown-event-version";

    public static TheoryData<string> StreamEvents => Of("PlanNarrations");

    public static TheoryData<string> QueueEvents => [.. Of("NarrateNote").Concat(Of("ReplayDeadLetters")).Select(row => row.Data)];

    public static TheoryData<string> BucketEvents => [.. Of("FinishNarration").Select(row => row.Data).Where(name => name != TestEvent)];

    public static TheoryData<string> All => [.. SampleFiles.Names];

    [Theory]
    [MemberData(nameof(StreamEvents))]
    public void A_stream_record_has_what_DynamoDB_sends(string name) => Assert.All(RecordsOf(name), record =>
    {
        if (name == Poison && record["eventVersion"]!.GetValue<string>() != "1.1")
        {
            record["eventVersion"] = "1.1";
        }

        var change = record["dynamodb"]!;
        if (name == KeysOnly)
        {
            Assert.Equal("KEYS_ONLY", change["StreamViewType"]!.GetValue<string>());
            change["StreamViewType"] = "NEW_AND_OLD_IMAGES";
        }

        AssertSame(StreamRecordJson.Write(ChangeOf(record, change)), record);
        Assert.All([change["NewImage"], change["OldImage"]], image => Assert.True(image is null || HasKeys(image, change["Keys"]!)));
    });

    [Theory]
    [MemberData(nameof(QueueEvents))]
    public void A_message_has_what_SQS_sends_with_digests_that_are_right(string name) => Assert.All(RecordsOf(name), record =>
    {
        var message = new QueueMessage
        {
            MessageId = Text(record, "messageId"),
            ReceiptHandle = Text(record, "receiptHandle"),
            Body = Text(record, "body"),
            Attributes = record["messageAttributes"]!.AsObject()
                .ToDictionary(attribute => attribute.Key, attribute => Text(attribute.Value!, "stringValue")),
            ReceiveCount = int.Parse(Text(record["attributes"]!, "ApproximateReceiveCount"), CultureInfo.InvariantCulture),
            SentAt = Moment(record, "SentTimestamp"),
            FirstReceivedAt = Moment(record, "ApproximateFirstReceiveTimestamp"),
        };
        record["attributes"]!["SenderId"] = "NOTECAST";
        AssertSame(QueueRecordJson.Write(message, Text(record, "eventSourceARN")), record);
    });

    [Theory]
    [MemberData(nameof(BucketEvents))]
    public void A_bucket_record_has_what_S3_sends_with_its_key_encoded(string name) => Assert.All(RecordsOf(name), record =>
    {
        Assert.Equal(name == UnknownVersion ? "3.0" : "2.1", Text(record, "eventVersion"));
        Assert.Matches("^ObjectCreated:(Put|CompleteMultipartUpload)$", Text(record, "eventName"));
        var stored = record["s3"]!["object"]!;
        var isMultipart = Text(record, "eventName").EndsWith("Upload", StringComparison.Ordinal);
        Assert.Matches(isMultipart ? "^[0-9a-f]{32}-[0-9]+$" : "^[0-9a-f]{32}$", Text(stored, "eTag"));
        var written = JsonNode.Parse(ObjectCreatedJson.Write(PutOf(record, stored)).Span)!["Records"]![0]!;
        foreach (var path in (string[])["eventVersion", "eventName", "userIdentity", "requestParameters", "responseElements"])
        {
            AssertSameMembers(written[path]!, record[path]!);
            written[path] = record[path]!.DeepClone();
        }

        written["s3"]!["bucket"]!["ownerIdentity"] = record["s3"]!["bucket"]!["ownerIdentity"]!.DeepClone();
        AssertSame(Encoding.UTF8.GetBytes(written.ToJsonString()), record);
    });

    [Fact]
    public void The_test_event_of_S3_has_no_records() => Assert.Equal(
        ["Service", "Event", "Time", "Bucket", "RequestId", "HostId"],
        JsonNode.Parse(SampleFiles.Read(TestEvent))!.AsObject().Select(member => member.Key));

    [Theory]
    [MemberData(nameof(All))]
    public void No_event_names_a_real_account(string name) =>
        Assert.All(Account().Matches(SampleFiles.Read(name)), account => Assert.Equal("000000000000", account.Groups["id"].Value));

    private static TheoryData<string> Of(string function) =>
        [.. SampleFiles.Names.Where(name => name.StartsWith($"{function}/", StringComparison.Ordinal))];

    private static IEnumerable<JsonNode> RecordsOf(string name) =>
        JsonNode.Parse(SampleFiles.Read(name))!["Records"]!.AsArray().Select(record => record!);

    private static ItemChange ChangeOf(JsonNode record, JsonNode change) => new()
    {
        EventId = Text(record, "eventID"),
        Kind = Enum.Parse<ItemChangeKind>(Text(record, "eventName"), ignoreCase: true),
        StreamArn = Text(record, "eventSourceARN"),
        SequenceNumber = Text(change, "SequenceNumber"),
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(change["ApproximateCreationDateTime"]!.GetValue<long>()),
        Keys = ItemOf(change["Keys"])!,
        NewImage = ItemOf(change["NewImage"]),
        OldImage = ItemOf(change["OldImage"]),
        ByTimeToLive = record["userIdentity"] is not null,
    };

    private static Dictionary<string, ItemValue>? ItemOf(JsonNode? image) => image?.AsObject().ToDictionary(
        attribute => attribute.Key,
        attribute => attribute.Value!.AsObject().Single() is { Key: "N" } number
            ? ItemValue.FromNumber(number.Value!.GetValue<string>())
            : ItemValue.FromText(Text(attribute.Value!, "S")));

    private static ObjectCreated PutOf(JsonNode record, JsonNode stored) => new()
    {
        Region = Text(record, "awsRegion"),
        BucketName = Text(record["s3"]!["bucket"]!, "name"),
        Key = WebUtility.UrlDecode(Text(stored, "key")),
        Size = stored["size"]!.GetValue<long>(),
        ETag = Text(stored, "eTag"),
        Sequencer = Text(stored, "sequencer"),
        PutAt = DateTimeOffset.Parse(Text(record, "eventTime"), CultureInfo.InvariantCulture),
        ConfigurationId = Text(record["s3"]!, "configurationId"),
    };

    private static bool HasKeys(JsonNode image, JsonNode keys) =>
        keys.AsObject().All(key => JsonNode.DeepEquals(key.Value, image[key.Key]));

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static DateTimeOffset Moment(JsonNode record, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Text(record["attributes"]!, name), CultureInfo.InvariantCulture));

    private static void AssertSame(ReadOnlyMemory<byte> written, JsonNode record)
    {
        var expected = JsonNode.Parse(written.Span)!;
        Assert.True(
            JsonNode.DeepEquals(expected, record), $"Expected {expected.ToJsonString()}, but the file has {record.ToJsonString()}.");
    }

    private static void AssertSameMembers(JsonNode expected, JsonNode actual)
    {
        Assert.Equal(expected.GetValueKind(), actual.GetValueKind());
        if (expected is JsonObject members)
        {
            Assert.Equal(KindsOf(members), KindsOf(actual.AsObject()));
        }
    }

    private static IEnumerable<(string Name, JsonValueKind Kind)> KindsOf(JsonObject members) =>
        members.Select(member => (member.Key, member.Value!.GetValueKind()));

    [GeneratedRegex("(?<![0-9a-zA-Z-])(?<id>[0-9]{12})(?![0-9])")]
    private static partial Regex Account();
}
