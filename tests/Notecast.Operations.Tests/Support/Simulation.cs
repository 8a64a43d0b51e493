using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;
using Notecast.InMemory;

namespace Notecast.Operations.Tests.Support;

/// <summary>The whole pipeline in virtual time: the deployed handlers, fed by Lambda's rules, on ports in memory.</summary>
internal sealed class Simulation : InMemoryPorts
{
    private const string StreamArn = "arn:aws:dynamodb:eu-central-1:000000000000:table/notes/stream/2026-01-01T00:00:00.000";

    private readonly Deployment _functions;
    private readonly InMemoryRecordStream _stream;
    private readonly InMemoryInvocationQueue _invocations;
    private StreamMapping? _planning;

    public Simulation()
    {
        DeadLetterQueue = CreateQueue("dead-letters", null, 0);
        SynthesisQueue = CreateQueue("synthesis", DeadLetterQueue, Deployment.MaxAttempts);
        ReplayQueue = CreateQueue("replays", DeadLetterQueue, 5);
        Jobs = new QueuedJobs(SynthesisQueue);
        _stream = new InMemoryRecordStream(StreamArn, Time);
        _invocations = new InMemoryInvocationQueue(Time);
        var narrations = new EventedNarrations(Narrations, _invocations, Time);
        _functions = new Deployment(this, narrations, Jobs, new QueuedDeadLetters(DeadLetterQueue), Time);
        Planning = new StreamMappingOptions
        {
            BisectBatchOnFunctionError = true,
            ReportBatchItemFailures = true,
            MaximumRecordAge = TimeSpan.FromHours(6),
            OnFailure = DeadLetterQueue,
        };
    }

    public static NoteKey Key { get; } = new("ann", NoteId.FromString("n 1"));

    public VirtualTime Time { get; } = new();

    public InMemoryMessageQueue DeadLetterQueue { get; }

    public InMemoryMessageQueue SynthesisQueue { get; }

    public InMemoryMessageQueue ReplayQueue { get; }

    public QueuedJobs Jobs { get; }

    public StreamMappingOptions Planning { get; set; }

    /// <summary>Requests that the speech service answered: each is paid for.</summary>
    public int Bills { get; private set; }

    /// <summary>The dead letters, recognised.</summary>
    public IReadOnlyList<RecognizedDeadLetter> Letters =>
        [.. DeadLetterQueue.Peek().Select(message => DeadLetterReader.Read(LetterOf(message)))];

    private bool IsIdle =>
        _planning!.IsIdle && SynthesisQueue.Count == 0 && ReplayQueue.Count == 0 && _invocations.Count == 0;

    /// <summary>Runs a test with all event sources.</summary>
    public void Run(Func<Task> test) => Time.Run(async () =>
    {
        using var stop = new CancellationTokenSource();
        CountBills();
        _planning = new StreamMapping(_stream, _functions.PlanNarrations(), Planning, Time, NullLogger.Instance);
        var finishing = new AsyncInvoker(
            _functions.FinishNarration(), _invocations, new AsyncInvokerOptions { OnFailure = DeadLetterQueue }, Time, NullLogger.Instance);
        var running = Task.WhenAll(
            _planning.RunAsync(stop.Token),
            finishing.RunAsync(stop.Token),
            Map(SynthesisQueue, _functions.NarrateNote(), batchSize: 1).RunAsync(stop.Token),
            Map(ReplayQueue, _functions.ReplayDeadLetters(), batchSize: 10).RunAsync(stop.Token));
        await test();
        stop.Cancel();
        await running;
    });

    /// <summary>A client writes the note.</summary>
    public void Write(string text, NoteKey? note = null)
    {
        note ??= Key;
        Notes.Put(note, new NoteAttributes { Text = text });
        Append(note, text);
    }

    /// <summary>A client removes the note.</summary>
    public void Remove()
    {
        Notes.Remove(Key);
        Append(Key, text: null);
    }

    /// <summary>A client writes the note, and its stream record is altered on its way.</summary>
    public void WriteAltered(string text, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> alter)
    {
        Notes.Put(Key, new NoteAttributes { Text = text });
        Append(Key, text, alter);
    }

    /// <summary>Lets everything run until only dead letters are left.</summary>
    public Task SettleAsync() => Time.UntilAsync(() => IsIdle, TimeSpan.FromDays(10));

    /// <summary>An operator moves all dead letters to the replay queue, as <c>notecast dlq replay</c> does.</summary>
    public async Task MoveAllAsync()
    {
        while (await DeadLetterQueue.ReceiveAsync(10, TimeSpan.FromMinutes(1), TimeSpan.Zero, default) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await CopyAsync(message);
                await DeadLetterQueue.DeleteAsync(message.ReceiptHandle, default);
            }
        }
    }

    /// <summary>A command that is interrupted before it deletes the original sends a copy too many.</summary>
    public Task CopyAsync(QueueMessage message) =>
        ReplayQueue.SendAsync(message.Body, ReplayCopy.AttributesOf(LetterOf(message)), default);

    public async Task<NarrationStatus?> StatusAsync(NoteKey? note = null) => (await Catalog.FindAsync(note ?? Key, default))?.Status;

    private QueueMapping Map(InMemoryMessageQueue queue, LambdaFunction function, int batchSize)
    {
        var options = new QueueMappingOptions
        {
            BatchSize = batchSize,
            VisibilityTimeout = function.Timeout * 6,
            ReportBatchItemFailures = true,
            MaximumConcurrency = 2,
        };
        return new QueueMapping(queue, function, options, Time, NullLogger.Instance);
    }

    private void CountBills() => Speech.Alters = mp3 =>
    {
        Bills++;
        return mp3;
    };

    private void Append(NoteKey note, string? text, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>? alter = null) =>
        _stream.Append(note.ToString(), (sequenceNumber, now) =>
        {
            var keys = new Dictionary<string, ItemValue>
            {
                ["UserId"] = ItemValue.FromText(note.UserId),
                ["NoteId"] = ItemValue.FromText(note.NoteId.Text),
            };
            var record = StreamRecordJson.Write(new ItemChange
            {
                Kind = text is null ? ItemChangeKind.Remove : ItemChangeKind.Insert,
                StreamArn = StreamArn,
                SequenceNumber = sequenceNumber,
                CreatedAt = now,
                Keys = keys,
                NewImage = text is null ? null : new Dictionary<string, ItemValue>(keys) { ["Note"] = ItemValue.FromText(text) },
            });
            return alter is null ? record : alter(record);
        });

    private InMemoryMessageQueue CreateQueue(string name, InMemoryMessageQueue? deadLetters, int maxReceiveCount)
    {
        var arn = $"arn:aws:sqs:eu-central-1:000000000000:{name}";
        var retention = TimeSpan.FromDays(14);
        if (deadLetters is null)
        {
            return new InMemoryMessageQueue(arn, Time) { Retention = retention };
        }

        return new InMemoryMessageQueue(arn, Time)
        {
            Retention = retention,
            DeadLetterQueue = deadLetters,
            MaxReceiveCount = maxReceiveCount,
        };
    }

    private static DeadLetterMessage LetterOf(QueueMessage message) => new()
    {
        MessageId = message.MessageId,
        Body = message.Body,
        Attributes = message.Attributes,
        SentAt = message.SentAt,
        FirstReceivedAt = message.ReceiveCount > 0 ? message.FirstReceivedAt : null,
        ReceiveCount = message.ReceiveCount,
    };
}
