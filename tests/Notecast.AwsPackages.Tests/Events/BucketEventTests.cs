using System.Net;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using CsCheck;

namespace Notecast.AwsPackages.Tests.Events;

public class BucketEventTests
{
    private const string Event = """
        {
          "Records": [
            {
              "eventVersion": "2.1",
              "eventSource": "aws:s3",
              "awsRegion": "eu-west-1",
              "eventTime": "2026-03-01T12:30:15.123Z",
              "eventName": "ObjectCreated:Put",
              "userIdentity": { "principalId": "AWS:AIDAINPONIXQXHT3IKHL2" },
              "requestParameters": { "sourceIPAddress": "205.255.255.255" },
              "responseElements": { "x-amz-request-id": "D82B88E5F771F645", "x-amz-id-2": "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ=" },
              "s3": {
                "s3SchemaVersion": "1.0",
                "configurationId": "narrations",
                "bucket": { "name": "audio", "ownerIdentity": { "principalId": "A3I5XTEXAMAI3E" }, "arn": "arn:aws:s3:::audio" },
                "object": {
                  "key": "narrations/ada+l/caf%C3%A9%2B1.mp3", "size": 1305107, "eTag": "b21b84d653bb07b05b1e6b33684dc11b",
                  "versionId": "v1", "sequencer": "0C0F6F405D6ED209E1"
                }
              }
            }
          ]
        }
        """;

    private static readonly SourceGeneratorLambdaJsonSerializer<BucketContext> Serializer = new();

    private static readonly S3Event.S3EventNotificationRecord Record = Assert.Single(Wire.Read<S3Event>(Serializer, Event).Records);

    [Fact]
    public void A_change_is_read_with_its_envelope()
    {
        Assert.Equal("2.1", Record.EventVersion);
        Assert.Equal("aws:s3", Record.EventSource);
        Assert.Equal("eu-west-1", Record.AwsRegion);
        Assert.Equal("ObjectCreated:Put", Record.EventName);
        Assert.Equal(new DateTime(2026, 3, 1, 12, 30, 15, 123, DateTimeKind.Utc), Record.EventTime);
        Assert.Equal("AWS:AIDAINPONIXQXHT3IKHL2", Record.UserIdentity.PrincipalId);
        Assert.Equal("205.255.255.255", Record.RequestParameters.SourceIPAddress);
        Assert.Equal("D82B88E5F771F645", Record.ResponseElements.XAmzRequestId);
        Assert.Equal("vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ=", Record.ResponseElements.XAmzId2);
        Assert.Null(Record.GlacierEventData);
    }

    [Fact]
    public void A_change_is_read_with_its_bucket_and_object()
    {
        Assert.Equal("1.0", Record.S3.S3SchemaVersion);
        Assert.Equal("narrations", Record.S3.ConfigurationId);
        Assert.Equal("audio", Record.S3.Bucket.Name);
        Assert.Equal("arn:aws:s3:::audio", Record.S3.Bucket.Arn);
        Assert.Equal("A3I5XTEXAMAI3E", Record.S3.Bucket.OwnerIdentity.PrincipalId);
        Assert.Equal(1_305_107, Record.S3.Object.Size);
        Assert.Equal("b21b84d653bb07b05b1e6b33684dc11b", Record.S3.Object.ETag);
        Assert.Equal("v1", Record.S3.Object.VersionId);
        Assert.Equal("0C0F6F405D6ED209E1", Record.S3.Object.Sequencer);
    }

    [Fact]
    public void A_key_comes_encoded_and_a_plus_stands_for_a_space()
    {
        Assert.Equal("narrations/ada+l/caf%C3%A9%2B1.mp3", Record.S3.Object.Key);
        Assert.Equal("narrations/ada l/café+1.mp3", Record.S3.Object.KeyDecoded);
    }

    [Fact]
    public void Every_encoded_key_is_decoded_to_itself() => Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 60].Holds(key =>
        Assert.Equal(key, new S3Event.S3ObjectEntity { Key = WebUtility.UrlEncode(key) }.KeyDecoded));

    [Fact]
    public void A_test_event_has_no_records()
    {
        var read = Wire.Read<S3Event>(Serializer, """{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"audio"}""");

        Assert.Null(read.Records);
    }
}
