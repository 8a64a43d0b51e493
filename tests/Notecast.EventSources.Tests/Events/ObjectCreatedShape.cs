using System.Text;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using CsCheck;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Events;

public sealed class ObjectCreatedShape
{
    [Fact]
    public void The_event_is_exactly_what_S3_sends()
    {
        Assert.Equal(
            """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1","eventTime":"2026-01-01T00:00:00.000Z","eventName":"ObjectCreated:Put","userIdentity":{"principalId":"NOTECAST"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},"responseElements":{"x-amz-request-id":"0000000000000000","x-amz-id-2":"0000000000000000"},"s3":{"s3SchemaVersion":"1.0","configurationId":"ObjectCreated","bucket":{"name":"audio","ownerIdentity":{"principalId":"NOTECAST"},"arn":"arn:aws:s3:::audio"},"object":{"key":"narrations/a+b%2Bc%2541.mp3","size":1024,"eTag":"d41d8cd98f00b204e9800998ecf8427e","sequencer":"0000000000000001"}}}]}
            """,
            AsyncLab.Text(AsyncLab.Event("narrations/a b+c%41.mp3")));
    }

    [Fact]
    public void Any_key_is_decoded_to_itself() => Gen.String.Where(IsWellFormed).Holds(
        key =>
        {
            using var stream = new MemoryStream(AsyncLab.Event(key).ToArray());
            var read = new SourceGeneratorLambdaJsonSerializer<S3FunctionContext>().Deserialize<S3Event>(stream);
            Assert.Equal(key, Assert.Single(read.Records).S3.Object.KeyDecoded);
        },
        iter: 1_000);

    private static bool IsWellFormed(string key) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key)) == key;
}
