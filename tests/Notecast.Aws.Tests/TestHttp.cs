using System.Collections.Concurrent;
using Amazon.Runtime;

namespace Notecast.Aws.Tests;

/// <summary>The way to a server: names the requests that took it, and can lose answers.</summary>
internal sealed class TestHttp : HttpClientFactory
{
    private static readonly SemaphoreSlim OneWrite = new(1);

    private readonly string _id = Guid.NewGuid().ToString();
    private string? _answerToLose;

    /// <summary>
    /// Whether writes go one by one. The test server looks at a condition and writes in two steps, between which another write may come;
    /// the service does both in one.
    /// </summary>
    public bool WritesOneByOne { get; init; }

    /// <summary>The requests that were made: the operation's name, or method, path and query where a protocol names none.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Lets the next request that starts so be done, and its answer be lost.</summary>
    public void LoseAnswer(string request) => _answerToLose = request;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override string GetConfigUniqueString(IClientConfig clientConfig) => _id;

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        var name = NameOf(request);
        Requests.Enqueue(name);
        var answer = WritesOneByOne && request.Method != HttpMethod.Get ? await SendAloneAsync(send) : await send();
        if (_answerToLose is null || !name.StartsWith(_answerToLose, StringComparison.Ordinal))
        {
            return answer;
        }

        _answerToLose = null;
        answer.Dispose();
        throw new HttpRequestException("The answer was lost.");
    }

    private static async Task<HttpResponseMessage> SendAloneAsync(Func<Task<HttpResponseMessage>> send)
    {
        await OneWrite.WaitAsync();
        try
        {
            return await send();
        }
        finally
        {
            OneWrite.Release();
        }
    }

    private static string NameOf(HttpRequestMessage request) => request.Headers.TryGetValues("X-Amz-Target", out var target)
        ? target.Single().Split('.')[^1]
        : $"{request.Method} {request.RequestUri!.PathAndQuery}";

    private sealed class Handler(TestHttp http) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            http.SendAsync(request, () => base.SendAsync(request, cancellationToken));
    }
}
