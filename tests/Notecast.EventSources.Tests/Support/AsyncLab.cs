using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Simulation;

namespace Notecast.EventSources.Tests.Support;

/// <summary>A function that S3 invokes asynchronously, in virtual time.</summary>
internal sealed class AsyncLab
{
    public AsyncLab()
    {
        Queue = new InMemoryInvocationQueue(Time);
        Failures = new InMemoryMessageQueue(Arns.DeadLetters, Time);
        Options = new AsyncInvokerOptions { OnFailure = Failures };
        Function = LambdaFunction.Create<S3Event>(
            new LambdaFunctionOptions { Name = "handler", Arn = Arns.Function, Timeout = TimeSpan.FromSeconds(30) },
            new SourceGeneratorLambdaJsonSerializer<S3FunctionContext>(),
            HandleAsync,
            Time,
            NullLogger.Instance);
    }

    public VirtualTime Time { get; } = new();

    public InMemoryInvocationQueue Queue { get; }

    public InMemoryMessageQueue Failures { get; }

    public LambdaFunction Function { get; }

    public AsyncInvokerOptions Options { get; set; }

    public Func<string, Task> Handle { get; set; } = _ => Task.CompletedTask;

    /// <summary>When the function was invoked, with which object keys.</summary>
    public List<Delivery> Deliveries { get; } = [];

    public List<string> RequestIds { get; } = [];

    public AsyncInvoker? Invoker { get; private set; }

    public static ReadOnlyMemory<byte> Event(string key) => ObjectCreatedJson.Write(new ObjectCreated
    {
        Region = "eu-central-1",
        BucketName = "audio",
        Key = key,
        Size = 1_024,
        ETag = "d41d8cd98f00b204e9800998ecf8427e",
        Sequencer = "0000000000000001",
        PutAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    });

    public string Accept(string key) => Queue.AcceptAsync(Event(key), CancellationToken.None).Result;

    public static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    public void Run(Func<Task> test) => Time.Run(async () =>
    {
        using var stop = new CancellationTokenSource();
        Invoker = new AsyncInvoker(Function, Queue, Options, Time, NullLogger.Instance);
        var running = Invoker.RunAsync(stop.Token);
        await test();
        stop.Cancel();
        await running;
    });

    public void RunUntilIdle() => Run(() => Time.UntilAsync(() => Invoker!.IsIdle, TimeSpan.FromDays(2)));

    private async Task HandleAsync(S3Event @event, ILambdaContext context)
    {
        var key = @event.Records[0].S3.Object.KeyDecoded;
        Deliveries.Add(new Delivery(Time.GetUtcNow(), [key]));
        RequestIds.Add(context.AwsRequestId);
        await Handle(key);
    }
}
