using System.Text.Json;
using Amazon.S3.Model;
using Notecast.Aws.Tests.Sqs;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.S3;

/// <summary>Hears of the objects that are created in a bucket.</summary>
internal sealed class BucketEvents(TestQueue queue) : IDisposable
{
    public static async Task<BucketEvents> ListenAsync(MotoServer server, TestBucket bucket)
    {
        var queue = await TestQueue.CreateAsync(server);
        var attributes = await queue.Client.GetQueueAttributesAsync(queue.Url, ["QueueArn"]);
        await bucket.Client.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = bucket.Name,
            QueueConfigurations = [new QueueConfiguration { Queue = attributes.QueueARN, Events = ["s3:ObjectCreated:*"] }],
        });
        return new BucketEvents(queue);
    }

    /// <summary>The keys of the objects that were created since the last call.</summary>
    public async Task<IReadOnlyList<string>> ReceiveKeysAsync()
    {
        var bodies = (await queue.ReceiveAllAsync()).Select(message => JsonSerializer.Deserialize<JsonElement>(message.Body));
        return
        [
            .. bodies.Where(body => body.TryGetProperty("Records", out _))
                .SelectMany(body => body.GetProperty("Records").EnumerateArray())
                .Select(record => record.GetProperty("s3").GetProperty("object").GetProperty("key").GetString()!)
                .Select(key => Uri.UnescapeDataString(key.Replace('+', ' '))),
        ];
    }

    public void Dispose() => queue.Dispose();
}
