using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.Runtime;

/// <summary>Lambda's side of the Runtime API: hands over events and keeps what is posted.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly ConcurrentQueue<string> _events = new();
    private readonly Task _loop;

    public RuntimeApiServer(params string[] events)
    {
        foreach (var lambdaEvent in events)
        {
            _events.Enqueue(lambdaEvent);
        }

        (_listener, var url) = LoopbackListener.Start();
        Endpoint = url.Authority;
        _loop = ListenAsync();
    }

    /// <summary>Host and port, as <c>AWS_LAMBDA_RUNTIME_API</c> has them.</summary>
    public string Endpoint { get; }

    public DateTimeOffset Deadline { get; } = DateTimeOffset.UtcNow.AddMinutes(1);

    /// <summary>What was asked and posted, in order.</summary>
    public List<RuntimeApiCall> Calls { get; } = [];

    /// <summary>Ends when all events were handed over and the next one is asked for.</summary>
    public TaskCompletionSource Drained { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                await HandleAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        using var body = new StreamReader(context.Request.InputStream);
        var headers = context.Request.Headers.AllKeys.OfType<string>().ToDictionary(name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        Calls.Add(new RuntimeApiCall(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, headers, await body.ReadToEndAsync()));
        if (context.Request.HttpMethod == "GET")
        {
            HandOver(context.Response);
            return;
        }

        context.Response.StatusCode = 202;
        context.Response.Close(Encoding.UTF8.GetBytes("""{"status":"OK"}"""), willBlock: false);
    }

    private void HandOver(HttpListenerResponse response)
    {
        if (!_events.TryDequeue(out var lambdaEvent))
        {
            // Held until the test ends, as Lambda holds it until there is an event.
            Drained.TrySetResult();
            return;
        }

        response.Headers["Lambda-Runtime-Aws-Request-Id"] = $"request-{Calls.Count(call => call.Method == "GET")}";
        response.Headers["Lambda-Runtime-Deadline-Ms"] = Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:Greeter:live";
        response.Headers["Lambda-Runtime-Trace-Id"] = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";
        response.Close(Encoding.UTF8.GetBytes(lambdaEvent), willBlock: false);
    }
}
