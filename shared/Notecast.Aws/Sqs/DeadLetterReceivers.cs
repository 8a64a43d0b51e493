using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Amazon.SQS.Model;

namespace Notecast.Aws;

/// <summary>
/// Reads the dead-letter queue with several receivers, until it is empty. What is received is hidden for as long as reading has taken so
/// far, and <paramref name="hold"/> more: a letter whose hold ends meanwhile comes again, but ever later, so that reading ends.
/// </summary>
/// <param name="queue">The dead-letter queue.</param>
/// <param name="letters">What is known of the letters that were read.</param>
/// <param name="hold">How long a letter is hidden at least.</param>
/// <param name="time">The clock.</param>
internal sealed class DeadLetterReceivers(SqsBatchQueue queue, ReadLetters letters, TimeSpan hold, TimeProvider time)
{
    private const int Receivers = 4;

    /// <summary>
    /// Any wait asks all of SQS's servers, so that an empty answer means an empty queue. Source: Amazon SQS Developer Guide, "Amazon SQS
    /// short and long polling".
    /// </summary>
    private const int WaitSeconds = 1;

    /// <summary>After so many answers in a row with nothing but letters that came while it reads, a receiver ends.</summary>
    private const int MaxLaterAnswers = 20;

    /// <summary>How far the clocks of SQS's servers may be apart.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest visibility timeout. Source: Amazon SQS API Reference, ReceiveMessage.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(12);

    /// <summary>How long requests may go on when reading is left: what they hide would stay hidden otherwise.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2 * WaitSeconds);

    private readonly long _start = time.GetTimestamp();

    /// <summary>All letters, in batches of at most ten. What was received when the reader leaves is kept to be released.</summary>
    public async IAsyncEnumerable<List<SqsDeadLetter>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<List<SqsDeadLetter>>(1);
        using var stop = new CancellationTokenSource();
        using var abort = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var receiving = ReceiveAllAsync(batches.Writer, stop.Token, abort.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                var held = await letters.RenewAsync(batch, cancellationToken);
                letters.Forget(batch.Except(held));
                if (held.Count > 0)
                {
                    yield return held;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            abort.CancelAfter(Grace);
            await receiving;
            while (batches.Reader.TryRead(out var unread))
            {
                letters.KeepForRelease(unread);
            }
        }
    }

    /// <summary>It does not throw: a failure ends the channel, and so goes to the reader.</summary>
    private async Task ReceiveAllAsync(ChannelWriter<List<SqsDeadLetter>> batches, CancellationToken stop, CancellationToken abort)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Receivers).Select(_ => ReceiveAsync(batches, stop, abort)));
            batches.Complete();
        }
        catch (Exception exception)
        {
            batches.Complete(exception);
        }
    }

    private async Task ReceiveAsync(ChannelWriter<List<SqsDeadLetter>> batches, CancellationToken stop, CancellationToken abort)
    {
        for (var laterAnswers = 0; laterAnswers < MaxLaterAnswers && !stop.IsCancellationRequested;)
        {
            letters.RequireThatMoreCanBeHidden();
            var askedAfter = time.GetElapsedTime(_start);
            var received = await ReceiveBatchAsync(askedAfter, abort);
            if (received.Count == 0)
            {
                return;
            }

            var batch = await letters.TakeAsync(received, letter => !IsLater(letter, askedAfter), abort);
            laterAnswers = received.TrueForAll(letter => IsLater(letter, askedAfter)) ? laterAnswers + 1 : 0;
            if (batch.Count > 0)
            {
                await WriteAsync(batches, batch, stop);
            }
        }
    }

    private async Task WriteAsync(ChannelWriter<List<SqsDeadLetter>> batches, List<SqsDeadLetter> batch, CancellationToken stop)
    {
        try
        {
            await batches.WriteAsync(batch, stop);
        }
        catch (OperationCanceledException)
        {
            letters.KeepForRelease(batch);
        }
    }

    private async Task<List<SqsDeadLetter>> ReceiveBatchAsync(TimeSpan askedAfter, CancellationToken abort)
    {
        var hidden = askedAfter + hold < LongestHold ? askedAfter + hold : LongestHold;
        var request = new ReceiveMessageRequest
        {
            QueueUrl = queue.Url,
            MaxNumberOfMessages = SqsBatches.MaxEntries,
            WaitTimeSeconds = WaitSeconds,
            VisibilityTimeout = (int)Math.Ceiling(hidden.TotalSeconds),
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = [.. SqsDeadLetter.SystemAttributes],
        };
        var hiddenUntil = time.GetUtcNow() + hidden;
        var answer = await queue.Target.CallAsync("ReceiveMessage", token => queue.Client.ReceiveMessageAsync(request, token), abort);
        return (answer.Messages ?? []).ConvertAll(message => SqsDeadLetter.Read(message, hiddenUntil));
    }

    /// <summary>
    /// Whether a letter was sent after reading began, by SQS's own clock: a letter that was received now for the first time says what time
    /// it is there. Without that, letters that fail again as fast as they are replayed would be read for ever.
    /// </summary>
    private static bool IsLater(SqsDeadLetter letter, TimeSpan askedAfter) =>
        letter is { ReceiveCount: 1, FirstReceivedAt: { } now } && letter.SentAt > now - askedAfter + ClockTolerance;
}
