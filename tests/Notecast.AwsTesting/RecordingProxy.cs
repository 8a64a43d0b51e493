using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Notecast.AwsTesting;

/// <summary>
/// Passes requests on to a server as they are, and remembers who asked for what. It listens on a free loopback port until it is disposed.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Expect", "Keep-Alive", "Transfer-Encoding",
    };

    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly HttpListener _listener;
    private readonly HttpClient _client;
    private readonly Uri _server;
    private readonly Task _loop;

    /// <summary>A proxy before a server.</summary>
    public RecordingProxy(Uri server)
    {
        _server = server;
        (_listener, Url) = LoopbackListener.Start();
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
        _loop = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What passed, in the order of the answers.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Which requests, by method, path and query, are answered with HTTP 500 instead of being passed on.</summary>
    public Func<string, string, bool> Fails { get; set; } = (_, _) => false;

    /// <summary>Which requests, by target and body, name a key of the wrong type. DynamoDB refuses them; the server finds nothing.</summary>
    public Func<string, ReadOnlyMemory<byte>, bool> HasWrongKey { get; set; } = (_, _) => false;

    /// <summary>Forgets what passed.</summary>
    public void Clear() => _requests.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
        _client.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = PassOnAsync(context);
        }
    }

    private async Task PassOnAsync(HttpListenerContext context)
    {
        try
        {
            using var received = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(received);
            if (Fails(context.Request.HttpMethod, context.Request.RawUrl ?? ""))
            {
                context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
                context.Response.Close();
                return;
            }

            using var answer = HasWrongKey(context.Request.Headers["X-Amz-Target"] ?? "", received.ToArray())
                ? WrongKey()
                : await _client.SendAsync(RequestOf(context.Request, received.ToArray()), HttpCompletionOption.ResponseHeadersRead);
            _requests.Enqueue(Recorded(context.Request, received.ToArray(), (int)answer.StatusCode));
            await AnswerAsync(context.Response, answer);
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpListenerException or IOException or SocketException or ObjectDisposedException)
        {
            // One side is gone: the other sees a connection that breaks off, as it would without a proxy.
            context.Response.Abort();
        }
    }

    private HttpRequestMessage RequestOf(HttpListenerRequest request, byte[] body)
    {
        // The signature covers the path as it was sent.
        var asSent = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod), new Uri($"{_server.ToString().TrimEnd('/')}{request.RawUrl}", asSent))
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var name in request.Headers.AllKeys.OfType<string>().Where(name => !HopByHop.Contains(name)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, request.Headers[name]))
            {
                message.Content.Headers.TryAddWithoutValidation(name, request.Headers[name]);
            }
        }

        return message;
    }

    private static HttpResponseMessage WrongKey() => new(HttpStatusCode.BadRequest)
    {
        RequestMessage = new HttpRequestMessage(HttpMethod.Post, (Uri?)null),
        Content = new StringContent(
            """{"__type":"com.amazon.coral.validate#ValidationException","message":"The provided key element does not match the schema"}""",
            Encoding.UTF8,
            "application/x-amz-json-1.0"),
    };

    private static RecordedRequest Recorded(HttpListenerRequest request, byte[] body, int status)
    {
        // Credential=AKID/20260101/region/service/aws4_request
        var authorization = request.Headers["Authorization"] ?? "";
        var scope = authorization.Split("Credential=").Last().Split(',')[0].Split('/');
        return new RecordedRequest(
            scope[0], scope.Length > 3 ? scope[3] : "", request.HttpMethod, request.RawUrl ?? "", request.Headers["X-Amz-Target"] ?? "", body, status);
    }

    private static async Task AnswerAsync(HttpListenerResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHop.Contains(header.Key)))
        {
            response.Headers[name] = string.Join(",", values);
        }

        if (answer.RequestMessage!.Method != HttpMethod.Head && answer.StatusCode != HttpStatusCode.NoContent)
        {
            if (answer.Content.Headers.ContentLength is { } length)
            {
                response.ContentLength64 = length;
            }

            await answer.Content.CopyToAsync(response.OutputStream);
        }

        response.Close();
    }
}
