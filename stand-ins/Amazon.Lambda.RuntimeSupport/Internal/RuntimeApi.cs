using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>A client of Lambda's Runtime API. Source: AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes".</summary>
internal sealed class RuntimeApi : IDisposable
{
    private const string PackageVersion = "2.1.2";
    private const string ErrorContentType = "application/vnd.aws.lambda.error+json";

    /// <summary>Lambda holds a request for the next event until there is one.</summary>
    private static readonly TimeSpan LongPoll = TimeSpan.FromHours(12);

    private readonly HttpClient _client;
    private readonly string _root;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes its handler.")]
    public RuntimeApi(string endpoint)
    {
        _root = $"http://{endpoint}/2018-06-01/runtime/";
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = LongPoll };
        var suffix = RuntimeFeature.IsDynamicCodeSupported ? "" : "-aot";
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"aws-lambda-dotnet/{Environment.Version}-{PackageVersion}{suffix}");
    }

    public async Task<Invocation> GetNextAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_root}invocation/next");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await _client.SendAsync(request, cancellationToken);
        Require(answer, HttpStatusCode.OK);
        var context = new InvocationContext(answer.Headers);
        return new Invocation(context, new MemoryStream(await answer.Content.ReadAsByteArrayAsync(cancellationToken), writable: false));
    }

    public async Task RespondAsync(string requestId, ReadOnlyMemory<byte> response)
    {
        using var content = new ReadOnlyMemoryContent(response);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _client.PostAsync(new Uri($"{_root}invocation/{requestId}/response"), content);
        Require(answer, HttpStatusCode.Accepted);
    }

    public Task ReportErrorAsync(string requestId, Exception exception) => ReportAsync($"{_root}invocation/{requestId}/error", exception);

    public Task ReportInitErrorAsync(Exception exception) => ReportAsync($"{_root}init/error", exception);

    public void Dispose() => _client.Dispose();

    private async Task ReportAsync(string url, Exception exception)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(ErrorJson.Write(exception)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ErrorContentType);
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", exception.GetType().Name);
        if (ErrorJson.WriteCause(exception) is { } cause)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", cause);
        }

        using var answer = await _client.SendAsync(request);
        Require(answer, HttpStatusCode.Accepted);
        await RequireStatusAsync(answer);
    }

    /// <summary>A report that was taken is answered with a status object.</summary>
    private static async Task RequireStatusAsync(HttpResponseMessage answer)
    {
        try
        {
            using var status = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        }
        catch (JsonException)
        {
            throw new RuntimeApiException("The Runtime API took an error and answered without the JSON of a status.");
        }
    }

    private static void Require(HttpResponseMessage answer, HttpStatusCode expected)
    {
        if (answer.StatusCode != expected)
        {
            throw new RuntimeApiException($"The Runtime API answered {(int)answer.StatusCode} to {answer.RequestMessage?.RequestUri?.AbsolutePath}.");
        }
    }
}
