using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Notecast.AwsPackages.Tests.Events;

public class StreamEventTests
{
    private const string Event = """
        {
          "Records": [
            {
              "eventID": "c4ca4238a0b923820dcc509a6f75849b",
              "eventName": "MODIFY",
              "eventVersion": "1.1",
              "eventSource": "aws:dynamodb",
              "awsRegion": "eu-west-1",
              "dynamodb": {
                "ApproximateCreationDateTime": 1480642020,
                "Keys": { "UserId": { "S": "ada" }, "NoteId": { "N": "101" } },
                "NewImage": {
                  "UserId": { "S": "ada" }, "NoteId": { "N": "101" }, "Note": { "S": "New" }, "Pinned": { "BOOL": true }, "Gone": { "NULL": true },
                  "Tags": { "SS": ["a", "b"] }, "Sizes": { "NS": ["1", "2"] }, "Blob": { "B": "AAEC" }, "Blobs": { "BS": ["AA=="] },
                  "List": { "L": [{ "S": "x" }] }, "Map": { "M": { "Inner": { "N": "3.5" } } }
                },
                "OldImage": { "Note": { "S": "Old" } },
                "SequenceNumber": "4421584500000000017450439091",
                "SizeBytes": 112,
                "StreamViewType": "NEW_AND_OLD_IMAGES"
              },
              "eventSourceARN": "arn:aws:dynamodb:eu-west-1:123456789012:table/Notes/stream/2026-01-01T00:00:00.000"
            },
            {
              "eventID": "c81e728d9d4c2f636f067f89cc14862c",
              "eventName": "REMOVE",
              "userIdentity": { "type": "Service", "principalId": "dynamodb.amazonaws.com" },
              "dynamodb": { "SequenceNumber": "4421584500000000017450439092" }
            }
          ]
        }
        """;

    private static readonly SourceGeneratorLambdaJsonSerializer<StreamContext> Serializer = new();

    private static readonly DynamoDBEvent Read = Wire.Read<DynamoDBEvent>(Serializer, Event);

    [Fact]
    public void A_change_is_read_with_its_envelope()
    {
        var record = Read.Records[0];

        Assert.Equal("c4ca4238a0b923820dcc509a6f75849b", record.EventID);
        Assert.Equal("MODIFY", record.EventName);
        Assert.Equal("1.1", record.EventVersion);
        Assert.Equal("aws:dynamodb", record.EventSource);
        Assert.Equal("eu-west-1", record.AwsRegion);
        Assert.EndsWith("table/Notes/stream/2026-01-01T00:00:00.000", record.EventSourceArn, StringComparison.Ordinal);
        Assert.Null(record.UserIdentity);
    }

    [Fact]
    public void A_change_is_read_with_its_order_time_and_size()
    {
        var change = Read.Records[0].Dynamodb;

        Assert.Equal("4421584500000000017450439091", change.SequenceNumber);
        Assert.Equal(new DateTime(2016, 12, 2, 1, 27, 0, DateTimeKind.Utc), change.ApproximateCreationDateTime);
        Assert.Equal(112, change.SizeBytes);
        Assert.Equal("NEW_AND_OLD_IMAGES", change.StreamViewType);
        Assert.Equal("101", change.Keys["NoteId"].N);
        Assert.Equal("Old", change.OldImage["Note"].S);
    }

    [Fact]
    public void Every_kind_of_attribute_is_read()
    {
        var image = Read.Records[0].Dynamodb.NewImage;

        Assert.Equal("New", image["Note"].S);
        Assert.True(image["Pinned"].BOOL);
        Assert.True(image["Gone"].NULL);
        Assert.Equal(["a", "b"], image["Tags"].SS);
        Assert.Equal(["1", "2"], image["Sizes"].NS);
        Assert.Equal([0, 1, 2], image["Blob"].B.ToArray());
        Assert.Equal([0], Assert.Single(image["Blobs"].BS).ToArray());
        Assert.Equal("x", Assert.Single(image["List"].L).S);
        Assert.Equal("3.5", image["Map"].M["Inner"].N);
        Assert.Null(image["Note"].N);
        Assert.Null(image["Note"].BOOL);
    }

    [Fact]
    public void A_removal_by_expiry_names_DynamoDB_itself_and_has_no_images()
    {
        var record = Read.Records[1];

        Assert.Equal("Service", record.UserIdentity.Type);
        Assert.Equal("dynamodb.amazonaws.com", record.UserIdentity.PrincipalId);
        Assert.Null(record.Dynamodb.NewImage);
        Assert.Null(record.Dynamodb.OldImage);
        Assert.Equal(default, record.Dynamodb.ApproximateCreationDateTime);
    }

    [Fact]
    public void A_response_starts_without_a_list_and_is_written_as_an_empty_object()
    {
        Assert.Null(new StreamsEventResponse().BatchItemFailures);
        Assert.Equal("{}", Wire.Write(Serializer, new StreamsEventResponse()));
    }

    [Fact]
    public void A_response_names_the_failed_records()
    {
        var response = new StreamsEventResponse { BatchItemFailures = [new() { ItemIdentifier = "4421584500000000017450439091" }] };

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"4421584500000000017450439091"}]}""", Wire.Write(Serializer, response));
    }
}
