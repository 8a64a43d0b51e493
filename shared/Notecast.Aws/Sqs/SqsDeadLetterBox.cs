using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The dead-letter queue on SQS as an operator works on it.</summary>
/// <remarks>
/// A letter is read by being hidden from others for a while: two minutes, and as long again as reading took until then. Letters that were
/// sent after reading began are left out, and so are those that others hide now. SQS hides 120,000 messages of a queue at most: when that
/// many were read and not moved, reading ends with a failure that says so.
/// </remarks>
public sealed class SqsDeadLetterBox : IDeadLetterBox
{
    /// <summary>How long a letter is hidden at least when nothing else is said.</summary>
    public static readonly TimeSpan DefaultHold = TimeSpan.FromMinutes(2);

    /// <summary>The shortest hold: the queue counts in seconds.</summary>
    public static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest hold: half of the 12 hours that a message can be hidden, which count from its receipt, so that a hold can be renewed.
    /// Source: Amazon SQS API Reference, ChangeMessageVisibility.
    /// </summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromHours(6);

    /// <summary>How many batches are moved at once.</summary>
    private const int Concurrency = 4;

    private static readonly List<string> CountNames =
    [
        QueueAttributeName.ApproximateNumberOfMessages,
        QueueAttributeName.ApproximateNumberOfMessagesNotVisible,
        QueueAttributeName.ApproximateNumberOfMessagesDelayed,
    ];

    private readonly SqsBatchQueue _deadLetters;
    private readonly SqsBatchQueue _replays;
    private readonly TimeProvider _time;
    private readonly TimeSpan _hold;
    private readonly ReadLetters _read;
    private bool _isRead;

    /// <summary>The dead letters at a queue.</summary>
    /// <param name="client">The client.</param>
    /// <param name="deadLetterQueueUrl">The dead-letter queue.</param>
    /// <param name="replayQueueUrl">The replay queue.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hold">
    /// How long a letter is hidden at least, and so how long one stays hidden when the process is killed: 1 s to 6 h;
    /// <see cref="DefaultHold"/> when left out. Letters that are worked on for longer are hidden again before they are moved.
    /// </param>
    public SqsDeadLetterBox(IAmazonSQS client, string deadLetterQueueUrl, string replayQueueUrl, TimeProvider time, TimeSpan? hold = null)
    {
        _hold = hold ?? DefaultHold;
        ArgumentOutOfRangeException.ThrowIfLessThan(_hold, ShortestHold, nameof(hold));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_hold, LongestHold, nameof(hold));
        _deadLetters = new SqsBatchQueue(client, deadLetterQueueUrl);
        _replays = new SqsBatchQueue(client, replayQueueUrl);
        _time = time;
        _read = new ReadLetters(_deadLetters, _hold, time);
    }

    /// <inheritdoc/>
    /// <remarks>One <c>GetQueueAttributes</c>. Letters that somebody hides now count, too.</remarks>
    public async Task<long> EstimateCountAsync(CancellationToken cancellationToken)
    {
        var request = new GetQueueAttributesRequest { QueueUrl = _deadLetters.Url, AttributeNames = CountNames };
        var answer = await _deadLetters.Target.CallAsync(
            "GetQueueAttributes", token => _deadLetters.Client.GetQueueAttributesAsync(request, token), cancellationToken);
        return (long)answer.ApproximateNumberOfMessages
            + answer.ApproximateNumberOfMessagesNotVisible
            + answer.ApproximateNumberOfMessagesDelayed;
    }

    /// <inheritdoc/>
    /// <remarks>One <c>ReceiveMessage</c> for up to ten letters, four at a time. Some sixty bytes a letter stay in memory.</remarks>
    public async IAsyncEnumerable<IReadOnlyList<DeadLetterMessage>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_isRead)
        {
            throw new InvalidOperationException("A box is read once. Open another one.");
        }

        _isRead = true;
        var receivers = new DeadLetterReceivers(_deadLetters, _read, _hold, _time);
        await foreach (var batch in receivers.ReadAsync(cancellationToken))
        {
            try
            {
                yield return batch;
            }
            finally
            {
                _read.KeepForRelease(batch);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One <c>SendMessageBatch</c> and one <c>DeleteMessageBatch</c> for up to ten letters; a <c>ChangeMessageVisibilityBatch</c> before
    /// for those whose hold ends soon. A letter that is not hidden any more is not sent. A letter whose copy was sent and that could not be
    /// deleted is among those returned; it may be replayed again, since the mark on both copies lets only one be done. In a letter of ten
    /// attributes or the largest size the error message makes room for the marks; one without it goes without them.
    /// </remarks>
    /// <exception cref="TransientFailureException">
    /// A queue cannot be used now. Some letters may have been moved, or sent and not deleted; those that were not deleted stay.
    /// </exception>
    public async Task<IReadOnlyList<DeadLetterMessage>> ReplayAsync(
        IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        var asked = ReadHere(letters);
        var movedBefore = asked.Where(letter => letter.Handle.IsMoved).ToHashSet();
        var copies = asked.Where(letter => !letter.Handle.IsMoved).DistinctBy(letter => letter.Handle).Select(DeadLetterCopy.ForReplay);
        await InBatchesAsync(copies, batch => ReplayBatchAsync(batch, cancellationToken));
        return asked.FindAll(letter => !letter.Handle.IsMoved || movedBefore.Contains(letter));
    }

    /// <inheritdoc/>
    /// <remarks>One <c>SendMessageBatch</c> for up to ten letters.</remarks>
    /// <exception cref="TransientFailureException">
    /// The queue cannot be used now, or did not take some letters; it took the others.
    /// </exception>
    public async Task AddAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        var refused = new ConcurrentQueue<string>();
        await InBatchesAsync(letters.Select(DeadLetterCopy.Of), async batch =>
        {
            foreach (var (_, code) in await _deadLetters.SendAsync(EntriesOf(batch), cancellationToken))
            {
                refused.Enqueue(code);
            }
        });
        _deadLetters.Target.RequireAllTaken("SendMessageBatch", letters.Count, refused);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One <c>DeleteMessageBatch</c> for up to ten letters; a <c>ChangeMessageVisibilityBatch</c> before for those whose hold ends soon.
    /// </remarks>
    /// <exception cref="TransientFailureException">
    /// The queue cannot be used now, or some letters were not deleted, since they are not hidden any more; the others are gone.
    /// </exception>
    public async Task DeleteAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        var left = ReadHere(letters).Where(letter => !letter.Handle.IsMoved).DistinctBy(letter => letter.Handle).ToList();
        var refused = new ConcurrentQueue<string>();
        foreach (var batches in left.Chunk(SqsBatches.MaxEntries).Chunk(Concurrency))
        {
            await Task.WhenAll(batches.Select(async batch =>
            {
                var held = await _read.RenewAsync(batch, cancellationToken);
                batch.Except(held).ToList().ForEach(_ => refused.Enqueue("its hold has ended"));
                (await DeleteBatchAsync(held, cancellationToken)).ForEach(refused.Enqueue);
            }));
        }

        _deadLetters.Target.RequireAllTaken("DeleteMessageBatch", left.Count, refused);
    }

    /// <summary>
    /// Shows letters that were read and not moved to others at once, as far as the queue can be used: one
    /// <c>ChangeMessageVisibilityBatch</c> for ten. The others come back when their hold ends.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _read.ReleaseAsync();
        _read.Dispose();
    }

    private async Task ReplayBatchAsync(IReadOnlyList<DeadLetterCopy> batch, CancellationToken cancellationToken)
    {
        var held = (await _read.RenewAsync([.. batch.Select(copy => (SqsDeadLetter)copy.Letter)], cancellationToken)).ToHashSet();
        var copies = batch.Where(copy => held.Contains(copy.Letter)).ToList();
        if (copies.Count > 0)
        {
            var refused = (await _replays.SendAsync(EntriesOf(copies), cancellationToken)).Select(entry => entry.Index).ToHashSet();
            var sent = copies.Where((_, index) => !refused.Contains(index)).Select(copy => (SqsDeadLetter)copy.Letter);
            await DeleteBatchAsync([.. sent], cancellationToken);
        }
    }

    /// <returns>Why letters were not deleted, one reason each.</returns>
    private async Task<List<string>> DeleteBatchAsync(List<SqsDeadLetter> letters, CancellationToken cancellationToken)
    {
        var left = await _deadLetters.DeleteAsync([.. letters.Select(letter => letter.Handle)], cancellationToken);
        var stay = left.Select(refused => refused.Handle).ToHashSet();
        _read.MarkMoved(letters.Where(letter => !stay.Contains(letter.Handle)));
        return [.. left.Select(refused => refused.Code)];
    }

    private static async Task InBatchesAsync(IEnumerable<DeadLetterCopy> copies, Func<List<DeadLetterCopy>, Task> move)
    {
        foreach (var batches in SqsBatches.Of(copies, copy => copy.Bytes).Chunk(Concurrency))
        {
            await Task.WhenAll(batches.Select(move));
        }
    }

    private static List<SendMessageBatchRequestEntry> EntriesOf(IReadOnlyList<DeadLetterCopy> copies) =>
        [.. copies.Select((copy, index) => copy.ToEntry(SqsBatches.IdOf(index)))];

    private static List<SqsDeadLetter> ReadHere(IReadOnlyList<DeadLetterMessage> letters) =>
    [
        .. letters.Select(letter => letter as SqsDeadLetter ?? throw new ArgumentException(
            $"The letter {letter.MessageId} was not read by a box on SQS. Move only letters that ReadAsync returned.", nameof(letters))),
    ];
}
