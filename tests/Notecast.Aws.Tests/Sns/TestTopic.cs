using System.Text.RegularExpressions;
using Amazon.SimpleNotificationService;
using Notecast.Aws.Tests.Sqs;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.Sns;

/// <summary>A topic of its own, with the client that publishes to it.</summary>
internal sealed partial class TestTopic(AmazonSimpleNotificationServiceClient client, Uri server, string arn) : IDisposable
{
    private static readonly HttpClient Http = new();

    public AmazonSimpleNotificationServiceClient Client => client;

    public string Arn => arn;

    public static async Task<TestTopic> CreateAsync(MotoServer server)
    {
        var url = await server.GetUrlAsync();
        var answer = await AskAsync(url, "CreateTopic", ("Name", $"topic-{Guid.NewGuid():N}"));
        return new TestTopic(await server.SnsAsync(), url, TopicArn().Match(answer).Groups[1].Value);
    }

    /// <summary>Makes a queue that gets the topic's messages as they are.</summary>
    /// <param name="owner">The server.</param>
    /// <param name="filterPolicy">Which messages; all without one.</param>
    public async Task<TestQueue> SubscribeAsync(MotoServer owner, string? filterPolicy = null)
    {
        var queue = await TestQueue.CreateAsync(owner);
        var attributes = await queue.Client.GetQueueAttributesAsync(queue.Url, ["QueueArn"]);
        (string, string)[] filter = filterPolicy is null
            ? []
            : [("Attributes.entry.2.key", "FilterPolicy"), ("Attributes.entry.2.value", filterPolicy)];
        await AskAsync(
            server,
            "Subscribe",
            [
                ("TopicArn", arn),
                ("Protocol", "sqs"),
                ("Endpoint", attributes.QueueARN),
                ("Attributes.entry.1.key", "RawMessageDelivery"),
                ("Attributes.entry.1.value", "true"),
                .. filter,
            ]);
        return queue;
    }

    public void Dispose() => client.Dispose();

    /// <summary>Asks for what the project itself never does, in SNS's protocol of forms.</summary>
    private static async Task<string> AskAsync(Uri server, string action, params (string Name, string Value)[] members)
    {
        using var body = new FormUrlEncodedContent(members.Prepend(("Version", "2010-03-31")).Prepend(("Action", action))
            .Select(member => KeyValuePair.Create(member.Item1, member.Item2)));
        using var request = new HttpRequestMessage(HttpMethod.Post, server) { Content = body };
        var scope = $"test/20260101/{MotoServer.Region}/sns/aws4_request";
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0");
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<TopicArn>(.*?)</TopicArn>")]
    private static partial Regex TopicArn();
}
