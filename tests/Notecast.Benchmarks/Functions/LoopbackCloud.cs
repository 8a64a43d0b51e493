using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.AwsTesting;

namespace Notecast.Benchmarks.Functions;

/// <summary>
/// As much of AWS as the functions ask for, on a free port of this machine until it is disposed. It answers in the time that a request
/// takes, so that the functions are measured and not their server: tables have what is given and take every write, the bucket keeps its
/// objects in memory, speech takes the time that it is told to take.
/// </summary>
internal sealed class LoopbackCloud : IAsyncDisposable
{
    private const string Dynamo = "DynamoDB";

    private readonly HttpListener _listener;
    private readonly Task _loop;

    /// <param name="speech">The speech service.</param>
    public LoopbackCloud(TimedSpeech speech)
    {
        Speech = speech;
        (_listener, Url) = LoopbackListener.Start();
        _loop = LoopbackHttp.ServeAsync(_listener, HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    public TimedSpeech Speech { get; }

    public LoopbackBucket Bucket { get; } = new();

    /// <summary>What <c>GetItem</c> finds, by the table's name; a table has one item or none.</summary>
    public Dictionary<string, JsonObject> Items { get; } = [];

    /// <summary>What programs need to find it.</summary>
    public Dictionary<string, string> Environment => LoopbackHttp.VariablesFor(Url);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            var answer = await AnswerAsync(await CloudRequest.ReadAsync(context.Request));
            await answer.SendAsync(context.Response);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The process that asked has ended.
        }
        catch (Exception exception)
        {
            // What is measured fails, and the benchmark with it.
            await Console.Error.WriteLineAsync($"The benchmark's cloud cannot answer: {exception}");
            context.Response.Abort();
        }
    }

    private async Task<CloudAnswer> AnswerAsync(CloudRequest request) => request switch
    {
        { Target: [var service, ..] and not null } when service.StartsWith(Dynamo, StringComparison.Ordinal) => AnswerDynamo(request),
        { Target: not null } => CloudAnswer.Json("{}"),
        { Method: "POST", Path: "/v1/speech" } => await Speech.AnswerAsync(request.Body),
        { Method: "POST", Path: "/" } => CloudAnswer.Xml(
            HttpStatusCode.OK,
            "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>1</MessageId></PublishResult>"
                + "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>"),
        _ => Bucket.Answer(request),
    };

    private CloudAnswer AnswerDynamo(CloudRequest request)
    {
        if (request.Target![^1] != "GetItem")
        {
            return CloudAnswer.Json("{}");
        }

        var table = JsonNode.Parse(Encoding.UTF8.GetString(request.Body))!["TableName"]!.GetValue<string>();
        return CloudAnswer.Json(Items.TryGetValue(table, out var item) ? $$"""{"Item":{{item.ToJsonString()}}}""" : "{}");
    }
}
