using System.Collections.Concurrent;
using System.Net;

namespace Notecast.AwsTesting;

/// <summary>A server on a free loopback port that a test scripts; it stops when it is disposed.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<LoopbackRequest> _requests = new();
    private readonly ConcurrentQueue<Exception> _mistakes = new();
    private readonly Func<LoopbackRequest, Task<LoopbackAnswer>> _answer;
    private readonly HttpListener _listener;
    private readonly Task _loop;
    private volatile bool _disposed;

    /// <summary>A server.</summary>
    /// <param name="answer">Answers requests, several at once.</param>
    public LoopbackServer(Func<LoopbackRequest, Task<LoopbackAnswer>> answer)
    {
        _answer = answer;
        (_listener, Url) = LoopbackListener.Start();
        _loop = ListenAsync();
    }

    /// <summary>A server.</summary>
    /// <param name="answer">Answers requests, several at once.</param>
    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What it got, in order.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    /// <summary>Stops it.</summary>
    /// <exception cref="AggregateException">The test's own answering failed; its client saw a connection that broke off.</exception>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _listener.Close();
        await _loop;
        if (!_mistakes.IsEmpty)
        {
            throw new AggregateException(_mistakes);
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = HandleAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It is disposed.
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            var request = await ReadAsync(context.Request);
            _requests.Enqueue(request);
            await SendAsync(context.Response, await _answer(request));
        }
        catch (Exception exception)
            when (exception is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            context.Response.Abort();
        }
        catch (InvalidOperationException) when (_disposed)
        {
            // The listener closed the response before it was sent.
        }
        catch (Exception exception)
        {
            _mistakes.Enqueue(exception);
            context.Response.Abort();
        }
    }

    private static async Task<LoopbackRequest> ReadAsync(HttpListenerRequest request)
    {
        using var body = new StreamReader(request.InputStream);
        var headers = request.Headers.AllKeys.OfType<string>()
            .ToDictionary(name => name, name => request.Headers[name] ?? "", StringComparer.OrdinalIgnoreCase);
        return new LoopbackRequest(request.HttpMethod, request.RawUrl ?? "", headers, await body.ReadToEndAsync());
    }

    private static async Task SendAsync(HttpListenerResponse response, LoopbackAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength64 = answer.Body.Length;
        var sent = answer.Body[..^answer.MissingBytes];
        await response.OutputStream.WriteAsync(sent[..(sent.Length / 2)]);
        await response.OutputStream.FlushAsync();
        await answer.HalfWay;
        await response.OutputStream.WriteAsync(sent[(sent.Length / 2)..]);
        if (answer.MissingBytes > 0)
        {
            response.Abort();
            return;
        }

        response.Close();
    }
}
