using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>The Runtime API of one process. Lambda developer guide: "Using the Lambda runtime API for custom runtimes".</summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Version = "2018-06-01";
    private static readonly byte[] Accepted = """{"status":"OK"}"""u8.ToArray();

    private readonly HttpListener _listener;
    private readonly string _functionArn;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<RuntimeInvocation> _offered = Channel.CreateUnbounded<RuntimeInvocation>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationResult> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private volatile RuntimeInvocation? _current;

    public RuntimeApi(string functionArn, TimeProvider time)
    {
        _functionArn = functionArn;
        _time = time;
        (_listener, Address) = LoopbackListener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Completes when the process asks for its first event.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the process says that it cannot start; the result names no invocation.</summary>
    public Task<InvocationResult> InitError => _initError.Task;

    /// <summary>Gives an event to the process, as soon as that asks for one.</summary>
    public void Offer(RuntimeInvocation invocation) => _offered.Writer.TryWrite(invocation);

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        _listener.Abort();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (IsClosed(exception))
        {
            // The listener is closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await RouteAsync(context, context.Request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException || IsClosed(exception))
        {
            // The process is gone, or its time is over: nobody waits for this answer.
            context.Response.Abort();
        }
    }

    private Task RouteAsync(HttpListenerContext context, string[] path) => (context.Request.HttpMethod, path) switch
    {
        ("GET", [Version, "runtime", "invocation", "next"]) => NextAsync(context.Response),
        ("POST", [Version, "runtime", "invocation", var id, "response"]) => TakeResponseAsync(context, Uri.UnescapeDataString(id)),
        ("POST", [Version, "runtime", "invocation", var id, "error"]) => TakeErrorAsync(context, Uri.UnescapeDataString(id)),
        ("POST", [Version, "runtime", "init", "error"]) => TakeInitErrorAsync(context),
        _ => RefuseAsync(context.Response, HttpStatusCode.NotFound, "NotFound", "The Runtime API has no such call."),
    };

    private async Task NextAsync(HttpListenerResponse response)
    {
        _ready.TrySetResult();
        var invocation = await _offered.Reader.ReadAsync(_stop.Token);
        _current = invocation;
        invocation.Take();
        var deadline = invocation.Deadline.ToUnixTimeMilliseconds();
        response.Headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        response.Headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToString(CultureInfo.InvariantCulture);
        response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = _functionArn;
        response.Headers["Lambda-Runtime-Trace-Id"] = TraceId.New(_time.GetUtcNow());
        await RuntimeHttp.AnswerAsync(response, HttpStatusCode.OK, invocation.Payload);
    }

    // An invocation is complete before its process hears so, because that may exit right afterwards.
    private async Task TakeResponseAsync(HttpListenerContext context, string id)
    {
        var (body, length) = await RuntimeHttp.ReadBodyAsync(context.Request, PayloadLimits.ResponseBytes);
        if (Current(id) is not { } invocation)
        {
            await RefuseUnknownAsync(context.Response);
        }
        else if (length > PayloadLimits.ResponseBytes)
        {
            invocation.Complete(PayloadLimits.ResponseTooLarge(id, length));
            var message = $"Exceeded maximum allowed payload size ({PayloadLimits.ResponseBytes} bytes).";
            await RefuseAsync(context.Response, HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLarge", message);
        }
        else
        {
            invocation.Complete(new InvocationResult { RequestId = id, Status = InvocationStatus.Succeeded, Payload = body });
            await RuntimeHttp.AnswerAsync(context.Response, HttpStatusCode.Accepted, Accepted);
        }
    }

    private async Task TakeErrorAsync(HttpListenerContext context, string id)
    {
        var error = await ReadErrorAsync(context.Request, id);
        if (Current(id) is not { } invocation)
        {
            await RefuseUnknownAsync(context.Response);
            return;
        }

        invocation.Complete(error);
        await RuntimeHttp.AnswerAsync(context.Response, HttpStatusCode.Accepted, Accepted);
    }

    private async Task TakeInitErrorAsync(HttpListenerContext context)
    {
        var error = await ReadErrorAsync(context.Request, requestId: string.Empty);
        if (_ready.Task.IsCompleted)
        {
            await RefuseAsync(context.Response, HttpStatusCode.Forbidden, "InvalidStateTransition", "The function has started already.");
            return;
        }

        _initError.TrySetResult(error);
        await RuntimeHttp.AnswerAsync(context.Response, HttpStatusCode.Accepted, Accepted);
    }

    private RuntimeInvocation? Current(string id) =>
        _current is { Result.IsCompleted: false } current && current.RequestId == id ? current : null;

    // Depending on when it is closed, the listener says so in several ways; the first is the base of ObjectDisposedException.
    private static bool IsClosed(Exception exception) => exception is InvalidOperationException or HttpListenerException;

    private static async Task<InvocationResult> ReadErrorAsync(HttpListenerRequest request, string requestId)
    {
        var (body, _) = await RuntimeHttp.ReadBodyAsync(request, PayloadLimits.ResponseBytes);
        return RuntimeError.Read(requestId, body, request.Headers["Lambda-Runtime-Function-Error-Type"]);
    }

    private static Task RefuseUnknownAsync(HttpListenerResponse response) =>
        RefuseAsync(response, HttpStatusCode.BadRequest, "InvalidRequestID", "Invalid request ID");

    private static Task RefuseAsync(HttpListenerResponse response, HttpStatusCode status, string errorType, string errorMessage) =>
        RuntimeHttp.AnswerAsync(response, status, ErrorJson.Write(errorType, errorMessage));
}
