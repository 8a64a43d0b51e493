using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.Sqs;

/// <summary>A server of two queues that hands out letters as it is told, and refuses entries of batches.</summary>
internal sealed class ScriptedDeadLetters : IAsyncDisposable
{
    private readonly ConcurrentQueue<string[]> _answers;
    private readonly LoopbackServer _server;

    /// <param name="answers">The ids of the letters of each answer; after that the queue is empty.</param>
    public ScriptedDeadLetters(params string[][] answers)
    {
        _answers = new(answers);
        _server = new LoopbackServer(Answer);
        Client = new AmazonSQSClient(MotoServer.AnyCredentials, TestClients.At(_server.Url, new AmazonSQSConfig()));
    }

    public AmazonSQSClient Client { get; }

    /// <summary>Which letters an operation refuses, and how often yet.</summary>
    public ConcurrentDictionary<(string Operation, string Letter), int> Refusals { get; } = new();

    /// <summary>The batches that came: the operation and the letters.</summary>
    public ConcurrentQueue<string> Batches { get; } = new();

    public string Url => new Uri(_server.Url, "dead").ToString();

    public SqsDeadLetterBox Open(TimeProvider time, TimeSpan? hold = null) =>
        new(Client, Url, new Uri(_server.Url, "replays").ToString(), time, hold);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        var operation = request.Headers["X-Amz-Target"].Split('.')[^1];
        return LoopbackAnswer.Of(
            200, "application/x-amz-json-1.0", operation == "ReceiveMessage" ? Messages() : RefusalsOf(operation, request.Body));
    }

    private string Messages()
    {
        var ids = _answers.TryDequeue(out var next) ? next : [];
        var messages = ids.Select(id =>
            $$"""{"MessageId":"{{id}}","ReceiptHandle":"receipt-{{id}}","Body":"{{id}}","MD5OfBody":"{{Md5Of(id)}}"}""");
        return $$"""{"Messages":[{{string.Join(',', messages)}}]}""";
    }

    private string RefusalsOf(string operation, string request)
    {
        using var json = JsonDocument.Parse(request);
        var letters = json.RootElement.GetProperty("Entries").EnumerateArray().Select(LetterOf).ToList();
        Batches.Enqueue($"{operation} {string.Join(' ', letters)}");
        var refused = letters.Index().Where(entry => IsRefused((operation, entry.Item)))
            .Select(entry => $$"""{"Id":"{{entry.Index}}","Code":"Refused","SenderFault":false}""");
        return $$"""{"Failed":[{{string.Join(',', refused)}}]}""";
    }

    private bool IsRefused((string Operation, string Letter) entry)
    {
        if (!Refusals.TryGetValue(entry, out var left) || left == 0)
        {
            return false;
        }

        Refusals[entry] = left - 1;
        return true;
    }

#pragma warning disable CA5351 // The protocol asks for it.
    private static string Md5Of(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351

    private static string LetterOf(JsonElement entry) => entry.TryGetProperty("ReceiptHandle", out var receipt)
        ? receipt.GetString()!["receipt-".Length..]
        : entry.GetProperty("MessageBody").GetString()!;
}
