using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Notecast.EventSources.Events;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Events;

public sealed class StreamRecordShape
{
    private static readonly ItemChange Change = new()
    {
        Kind = ItemChangeKind.Modify,
        StreamArn = Arns.Stream,
        SequenceNumber = "4421584500000000017450439091",
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_479_499_740_900),
        EventId = "c4ca4238a0b923820dcc509a6f75849b",
        Keys = new Dictionary<string, ItemValue> { ["UserId"] = ItemValue.FromText("u"), ["NoteId"] = ItemValue.FromNumber(101) },
        NewImage = new Dictionary<string, ItemValue>
        {
            ["Note"] = ItemValue.FromText("Grüße <speak>"),
            ["Blob"] = ItemValue.FromBinary("Hi"u8.ToArray()),
            ["Flag"] = ItemValue.FromBoolean(true),
            ["None"] = ItemValue.Null,
        },
        OldImage = new Dictionary<string, ItemValue> { ["Note"] = ItemValue.FromText("a") },
    };

    [Fact]
    public void A_record_is_exactly_what_Lambda_sends()
    {
        Assert.Equal(
            $$$$"""
            {"eventID":"c4ca4238a0b923820dcc509a6f75849b","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1","dynamodb":{"ApproximateCreationDateTime":1479499740,"Keys":{"UserId":{"S":"u"},"NoteId":{"N":"101"}},"NewImage":{"Note":{"S":"Grüße <speak>"},"Blob":{"B":"SGk="},"Flag":{"BOOL":true},"None":{"NULL":true}},"OldImage":{"Note":{"S":"a"}},"SequenceNumber":"4421584500000000017450439091","SizeBytes":56,"StreamViewType":"NEW_AND_OLD_IMAGES"},"eventSourceARN":"{{{{Arns.Stream}}}}"}
            """,
            Text(Change));
    }

    [Fact]
    public void A_removal_by_time_to_live_names_DynamoDB()
    {
        var json = Text(Change with { Kind = ItemChangeKind.Remove, NewImage = null, ByTimeToLive = true });

        Assert.Contains("\"eventName\":\"REMOVE\"", json, StringComparison.Ordinal);
        Assert.Contains("\"userIdentity\":{\"principalId\":\"dynamodb.amazonaws.com\",\"type\":\"Service\"}", json, StringComparison.Ordinal);
        Assert.DoesNotContain("NewImage", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Lambdas_serializer_reads_it()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"Records\":[{Text(Change)}]}}"));
        var record = Assert.Single(new SourceGeneratorLambdaJsonSerializer<StreamFunctionContext>().Deserialize<DynamoDBEvent>(stream).Records);

        Assert.Equal("MODIFY", record.EventName);
        Assert.Equal(new DateTime(2016, 11, 18, 20, 9, 0, DateTimeKind.Utc), record.Dynamodb.ApproximateCreationDateTime);
        Assert.Equal("Grüße <speak>", record.Dynamodb.NewImage["Note"].S);
        Assert.Equal("101", record.Dynamodb.Keys["NoteId"].N);
        Assert.Equal("Hi"u8.ToArray(), record.Dynamodb.NewImage["Blob"].B.ToArray());
        Assert.True(record.Dynamodb.NewImage["Flag"].BOOL);
        Assert.True(record.Dynamodb.NewImage["None"].NULL);
    }

    [Fact]
    public void Each_record_has_an_event_id_of_its_own()
    {
        var first = EventId(Change with { EventId = null });
        var second = EventId(Change with { EventId = null, SequenceNumber = "4421584500000000017450439092" });

        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.NotEqual(first, second);
        Assert.Equal(first, EventId(Change with { EventId = null }));
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        var json = Text(Change with { NewImage = new Dictionary<string, ItemValue> { ["Note"] = ItemValue.FromText("a\ud800b\u0001") } });
        using var document = JsonDocument.Parse(json);

        var note = document.RootElement.GetProperty("dynamodb").GetProperty("NewImage").GetProperty("Note").GetProperty("S").GetString();

        Assert.Equal("a\ufffdb\u0001", note);
    }

    [Fact]
    public void A_stream_without_a_region_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => StreamRecordJson.Write(Change with { StreamArn = "notes" }));

        Assert.Contains("'notes'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_takes_no_more_memory_than_its_json()
    {
        Assert.True(MemoryMarshal.TryGetArray(StreamRecordJson.Write(Change), out var json));
        Assert.Equal(json.Count, json.Array!.Length);
    }

    private static string Text(ItemChange change) => Encoding.UTF8.GetString(StreamRecordJson.Write(change).Span);

    private static string EventId(ItemChange change)
    {
        using var json = JsonDocument.Parse(StreamRecordJson.Write(change));
        return json.RootElement.GetProperty("eventID").GetString()!;
    }
}
