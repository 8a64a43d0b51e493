using System.Collections.Concurrent;
using System.Net;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests;

/// <summary>A server on this machine that answers as it is told: what no real one does when asked to.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<ScriptedRequest, ScriptedAnswer> _answer;
    private readonly HttpListener _listener;
    private readonly Task _loop;

    public ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> answer)
    {
        _answer = answer;
        (_listener, Url) = LoopbackListener.Start();
        _loop = ListenAsync();
    }

    public Uri Url { get; }

    /// <summary>What it was asked so far.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
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

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var headers = context.Request.Headers.AllKeys.OfType<string>()
                .ToDictionary(name => name, name => context.Request.Headers[name] ?? "", StringComparer.OrdinalIgnoreCase);
            var request = new ScriptedRequest(
                context.Request.HttpMethod, context.Request.RawUrl ?? "", headers, body.ToArray());
            _requests.Enqueue(request);
            await WriteAsync(context.Response, _answer(request));
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client went away, as some tests make it.
            context.Response.Abort();
        }
    }

    private static async Task WriteAsync(HttpListenerResponse response, ScriptedAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        var half = answer.Body.Length / 2;
        response.ContentLength64 = answer.Body.Length + (answer.BreaksOff ? 1 : 0);
        await response.OutputStream.WriteAsync(answer.Body.AsMemory(0, half));
        await response.OutputStream.FlushAsync();
        await answer.HalfWay;
        await response.OutputStream.WriteAsync(answer.Body.AsMemory(half));
        if (answer.BreaksOff)
        {
            response.Abort();
            return;
        }

        response.Close();
    }
}
