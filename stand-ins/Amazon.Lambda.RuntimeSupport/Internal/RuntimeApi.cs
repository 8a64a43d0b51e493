using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>The calls of Lambda's Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApi(string hostAndPort) : IDisposable
{
    private const string PackageVersion = "2.1.2";
    private const string ErrorMediaType = "application/vnd.aws.lambda.error+json";
    private const int MaxCauseLength = 1024 * 1024;
    private static readonly string UserAgent =
        $"aws-lambda-dotnet/{Environment.Version}-{PackageVersion}{(RuntimeFeature.IsDynamicCodeSupported ? "" : "-aot")}";

    private readonly string _runtime = $"http://{hostAndPort}/2018-06-01/runtime";

    // The invoker itself, because a client would bring a timeout: Lambda freezes a function while it waits, for as long as it likes.
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    });

    public void Dispose() => _http.Dispose();

    /// <summary>Waits for the next event.</summary>
    internal async Task<ReceivedEvent> NextAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "/invocation/next");
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refused(response);
        }

        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new ReceivedEvent(new MemoryStream(bytes), response.Headers.NonValidated);
    }

    internal async Task SendResponseAsync(string requestId, MemoryStream output)
    {
        using var request = Request(HttpMethod.Post, $"/invocation/{requestId}/response");
        request.Content = Content(output.GetBuffer(), (int)output.Length, "application/json");
        using var response = await _http.SendAsync(request, CancellationToken.None);
        if (!IsAccepted(response))
        {
            throw Refused(response);
        }
    }

    internal async Task SendErrorAsync(string requestId, Exception exception)
    {
        using var request = Request(HttpMethod.Post, $"/invocation/{requestId}/error");
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", exception.GetType().Name);
        var cause = XRayCauseJson.Write(exception);
        if (cause.Length < MaxCauseLength)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", cause);
        }

        await SendErrorAsync(request, exception);
    }

    internal async Task SendInitErrorAsync(Exception exception)
    {
        using var request = Request(HttpMethod.Post, "/init/error");
        await SendErrorAsync(request, exception);
    }

    private async Task SendErrorAsync(HttpRequestMessage request, Exception exception)
    {
        var error = ErrorJson.Write(exception);
        request.Content = Content(error, error.Length, ErrorMediaType);
        using var response = await _http.SendAsync(request, CancellationToken.None);
        if (!IsAccepted(response))
        {
            throw Refused(response);
        }

        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            await ReadStatusAsync(response);
        }
    }

    private static async Task ReadStatusAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        try
        {
            using var status = JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            throw new RuntimeApiClientException("The Runtime API's answer cannot be read.", (int)response.StatusCode, exception);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, _runtime + path);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    private static ByteArrayContent Content(byte[] bytes, int length, string mediaType)
    {
        var content = new ByteArrayContent(bytes, 0, length);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private static bool IsAccepted(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NoContent;

    private static RuntimeApiClientException Refused(HttpResponseMessage response) =>
        new($"The Runtime API answered with status {(int)response.StatusCode}.", (int)response.StatusCode);
}
