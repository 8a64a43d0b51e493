using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.AwsTesting;
using Notecast.Domain.DeadLetters;

namespace Notecast.Benchmarks;

/// <summary>As much of a stack as the commands for dead letters ask for, on a free port of this machine until it is disposed.</summary>
internal sealed class LoopbackStack : IAsyncDisposable
{
    /// <summary>The stack's name.</summary>
    public const string Name = "notecast";

    private readonly HttpListener _listener;
    private readonly Task _loop;

    /// <param name="letters">What the dead-letter queue has.</param>
    public LoopbackStack(IEnumerable<DeadLetterMessage> letters)
    {
        Queues = new LoopbackQueues(letters);
        (_listener, Url) = LoopbackListener.Start();
        _loop = LoopbackHttp.ServeAsync(_listener, HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    public LoopbackQueues Queues { get; }

    public string DeadLetterQueueUrl => new Uri(Url, "dead-letters").ToString();

    public string ReplayQueueUrl => new Uri(Url, "replays").ToString();

    /// <summary>What a program needs to find the stack here.</summary>
    public Dictionary<string, string> Environment => LoopbackHttp.VariablesFor(Url);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        var response = context.Response;
        try
        {
            var answer = Encoding.UTF8.GetBytes(await AnswerAsync(context.Request));
            response.ContentType = context.Request.ContentType ?? "text/plain";
            response.ContentLength64 = answer.Length;
            await response.OutputStream.WriteAsync(answer);
        }
        catch (Exception exception)
        {
            // The command that is measured fails, and the benchmark with it.
            await Console.Error.WriteLineAsync($"The benchmark's stack cannot answer: {exception}");
            response.StatusCode = (int)HttpStatusCode.NotImplemented;
        }

        response.Close();
    }

    private async Task<string> AnswerAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (request.Headers["X-Amz-Target"] is { } target)
        {
            return Queues.Answer(target.Split('.')[^1], JsonNode.Parse(body)!).ToJsonString();
        }

        // An object of the audit log needs no more than an answer.
        return request.HttpMethod == "PUT" ? "" : AnswerQuery(body);
    }

    /// <summary>The stack's outputs, or who asks.</summary>
    private string AnswerQuery(string body) => body.Contains("Action=DescribeStacks", StringComparison.Ordinal)
        ? $"""
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
              <StackName>{Name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>
                {Output("NotesTableName", "notes")}{Output("CatalogTableName", "narrations")}{Output("AudioBucketName", "audio")}
                {Output("SynthesisQueueUrl", new Uri(Url, "synthesis").ToString())}
                {Output("DeadLetterQueueUrl", DeadLetterQueueUrl)}{Output("ReplayQueueUrl", ReplayQueueUrl)}
              </Outputs>
            </member></Stacks></DescribeStacksResult></DescribeStacksResponse>
            """
        : """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
              <Arn>arn:aws:iam::123456789012:user/operator</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>
            """;

    private static string Output(string key, string value) =>
        $"<member><OutputKey>{key}</OutputKey><OutputValue>{value}</OutputValue></member>";
}
