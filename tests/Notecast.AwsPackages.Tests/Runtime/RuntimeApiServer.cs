using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Notecast.AwsPackages.Tests.Runtime;

/// <summary>
/// A Runtime API that gives out prepared events, keeps whoever asks for more waiting, and records all calls.
/// </summary>
internal sealed class RuntimeApiServer : IDisposable
{
    private const int PortTries = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<(string Body, IReadOnlyDictionary<string, string> Headers)> _events =
        Channel.CreateUnbounded<(string, IReadOnlyDictionary<string, string>)>();

    private readonly Channel<RuntimeCall> _asked = Channel.CreateUnbounded<RuntimeCall>();
    private readonly Channel<RuntimeCall> _posted = Channel.CreateUnbounded<RuntimeCall>();
    private readonly HttpListener _listener;

    internal RuntimeApiServer()
    {
        (_listener, HostAndPort) = Listen();
        _ = AcceptAsync();
    }

    internal string HostAndPort { get; }

    /// <summary>The status of an answer to the call for an event.</summary>
    internal HttpStatusCode NextStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>The status of an answer to a post.</summary>
    internal HttpStatusCode PostStatus { get; set; } = HttpStatusCode.Accepted;

    /// <summary>The body of an answer to a post.</summary>
    internal string PostAnswer { get; set; } = """{"status":"OK"}""";

    internal void Add(string body, IReadOnlyDictionary<string, string> headers) => _events.Writer.TryWrite((body, headers));

    /// <summary>The next call for an event, in the order of their arrival.</summary>
    internal Task<RuntimeCall> ReadAskedAsync() =>
        _asked.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>The next post, in the order of their arrival.</summary>
    internal Task<RuntimeCall> ReadPostedAsync() =>
        _posted.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>How many calls nobody has read.</summary>
    internal int Unread => _asked.Reader.Count + _posted.Reader.Count;

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, string HostAndPort) Listen()
    {
        for (var tries = 1; ; tries++)
        {
            var hostAndPort = $"127.0.0.1:{FreePort()}";
            var listener = new HttpListener { Prefixes = { $"http://{hostAndPort}/" } };
            try
            {
                listener.Start();
                return (listener, hostAndPort);
            }
            catch (HttpListenerException) when (tries < PortTries)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
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
        var request = context.Request;
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var call = new RuntimeCall(request.HttpMethod, request.Url!.AbsolutePath, request.Headers, await reader.ReadToEndAsync());
        if (call.Method == "POST")
        {
            _posted.Writer.TryWrite(call);
            Answer(context.Response, PostStatus, PostAnswer);
            return;
        }

        _asked.Writer.TryWrite(call);
        if (NextStatus != HttpStatusCode.OK)
        {
            Answer(context.Response, NextStatus, "{}");
            return;
        }

        var next = await _events.Reader.ReadAsync();
        foreach (var (name, value) in next.Headers)
        {
            context.Response.Headers[name] = value;
        }

        Answer(context.Response, HttpStatusCode.OK, next.Body);
    }

    private static void Answer(HttpListenerResponse response, HttpStatusCode status, string body)
    {
        response.StatusCode = (int)status;
        response.ContentType = "application/json";
        response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
    }
}
