using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.Sqs;

/// <summary>A queue of its own, with the client that made it.</summary>
internal sealed class TestQueue(AmazonSQSClient client, string url) : IDisposable
{
    public AmazonSQSClient Client => client;

    public string Url => url;

    public static async Task<TestQueue> CreateAsync(MotoServer server, TestHttp? http = null)
    {
        var client = await server.SqsAsync(http);
        var queue = await client.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = $"queue-{Guid.NewGuid():N}",
            Attributes = new() { ["VisibilityTimeout"] = "60" },
        });
        return new TestQueue(client, queue.QueueUrl);
    }

    /// <summary>Receives until nothing is visible.</summary>
    /// <param name="patience">How long to wait for a first message, 20 seconds at most.</param>
    public async Task<List<Message>> ReceiveAllAsync(TimeSpan patience = default)
    {
        var all = new List<Message>();
        while (true)
        {
            var response = await client.ReceiveMessageAsync(new ReceiveMessageRequest
            {
                QueueUrl = url,
                MaxNumberOfMessages = 10,
                WaitTimeSeconds = all.Count == 0 ? (int)patience.TotalSeconds : 0,
                MessageAttributeNames = ["All"],
            });
            if (response.Messages is not { Count: > 0 } messages)
            {
                return all;
            }

            all.AddRange(messages);
        }
    }

    public void Dispose() => client.Dispose();
}
