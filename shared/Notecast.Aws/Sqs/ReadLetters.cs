using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Notecast.Domain.Failures;

namespace Notecast.Aws;

/// <summary>
/// What a box knows of the letters that it read: their ids in memory, the receipt handles of those that stay in a file.
/// </summary>
/// <param name="queue">The dead-letter queue.</param>
/// <param name="hold">How long a letter is hidden when its hold is renewed.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadLetters(SqsBatchQueue queue, TimeSpan hold, TimeProvider time) : IDisposable
{
    /// <summary>
    /// The most messages that may be hidden at once, less some for others. Source: Amazon SQS Developer Guide, "Amazon SQS message quotas"
    /// (about 120,000 in flight).
    /// </summary>
    private const int MaxHidden = 110_000;

    /// <summary>How many batches are released at once.</summary>
    private const int Concurrency = 8;

    private readonly ConcurrentDictionary<Guid, bool> _isMovedById = new();

    /// <summary>Those that are on their way to the reader or with it: a few batches.</summary>
    private readonly ConcurrentDictionary<Guid, ReceivedHandle> _inHand = new();

    private readonly ReceiptSpool _toRelease = new();
    private int _hidden;

    /// <summary>Of letters that were received, those that are to be read: each once. What is not, is kept to be released.</summary>
    /// <param name="received">The letters.</param>
    /// <param name="isWanted">Which of them are to be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<List<SqsDeadLetter>> TakeAsync(
        IReadOnlyList<SqsDeadLetter> received, Predicate<SqsDeadLetter> isWanted, CancellationToken cancellationToken)
    {
        var taken = new List<SqsDeadLetter>();
        var movedBefore = new List<ReceivedHandle>();
        foreach (var letter in received)
        {
            var id = IdOf(letter);
            var isNew = _isMovedById.TryAdd(id, false);
            if (isNew)
            {
                Interlocked.Increment(ref _hidden);
            }

            if (isNew && isWanted(letter))
            {
                _inHand[id] = letter.Handle;
                taken.Add(letter);
            }
            else if (_isMovedById.GetValueOrDefault(id))
            {
                movedBefore.Add(letter.Handle);
            }
            else if (_inHand.TryGetValue(id, out var handle))
            {
                handle.Renew(letter.Handle);
            }
            else
            {
                _toRelease.Add(letter.Handle);
            }
        }

        if (movedBefore.Count > 0)
        {
            // A standard queue may deliver a message once more after its deletion.
            await queue.DeleteAsync(movedBefore, cancellationToken);
        }

        return taken;
    }

    /// <summary>
    /// Of at most ten letters that were received, those that are hidden for some time to come; where needed, that time is begun anew. The
    /// others may have been received by somebody else by now.
    /// </summary>
    public async Task<List<SqsDeadLetter>> RenewAsync(IReadOnlyList<SqsDeadLetter> letters, CancellationToken cancellationToken)
    {
        var soon = time.GetUtcNow() + (hold / 2);
        var ending = letters.Select(letter => letter.Handle).Where(handle => handle.HiddenUntil < soon).ToList();
        if (ending.Count == 0)
        {
            return [.. letters];
        }

        var hiddenUntil = time.GetUtcNow() + hold;
        var lost = (await queue.HideAsync(ending, (int)Math.Ceiling(hold.TotalSeconds), cancellationToken)).ToHashSet();
        ending.FindAll(handle => !lost.Contains(handle)).ForEach(handle => handle.Renew(hiddenUntil));

        // One that is lost by its old handle may have been received by a new one meanwhile.
        return [.. letters.Where(letter => !lost.Contains(letter.Handle) || letter.Handle.HiddenUntil >= soon)];
    }

    /// <summary>Forgets that letters were received: they may be read when they are received again.</summary>
    public void Forget(IEnumerable<SqsDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            _inHand.TryRemove(IdOf(letter), out _);
            _isMovedById.TryRemove(IdOf(letter), out _);
            Interlocked.Decrement(ref _hidden);
        }
    }

    /// <summary>Notes that letters are out of the queue.</summary>
    public void MarkMoved(IEnumerable<SqsDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            letter.Handle.IsMoved = true;
            _isMovedById[IdOf(letter)] = true;
            _inHand.TryRemove(IdOf(letter), out _);
            Interlocked.Decrement(ref _hidden);
        }
    }

    /// <summary>Keeps the handles of letters that were not moved.</summary>
    public void KeepForRelease(IEnumerable<SqsDeadLetter> letters)
    {
        foreach (var letter in letters.Where(letter => !letter.Handle.IsMoved))
        {
            _inHand.TryRemove(IdOf(letter), out _);
            _toRelease.Add(letter.Handle);
        }
    }

    /// <exception cref="TransientFailureException">So many letters are hidden that the queue might hand out no more.</exception>
    public void RequireThatMoreCanBeHidden()
    {
        if (_hidden < MaxHidden)
        {
            return;
        }

        throw new TransientFailureException(
            FailureCode.StorageUnavailable,
            $"{_hidden:N0} letters of the {queue.Target.Name} were read and not moved; SQS hides hardly more, so no others can be read.",
            "Replay or discard without a filter, which takes the letters away as they are read, or export and discard some first.");
    }

    /// <summary>
    /// Shows the letters that were not moved to others, as far as that is possible: what is not, comes back by itself when its hold ends.
    /// </summary>
    public async Task ReleaseAsync()
    {
        var now = time.GetUtcNow();
        var hidden = _toRelease.ReadAll().Where(handle => handle.HiddenUntil > now);
        try
        {
            foreach (var batches in hidden.Chunk(SqsBatches.MaxEntries).Chunk(Concurrency))
            {
                await Task.WhenAll(batches.Select(batch => queue.HideAsync(batch, seconds: 0, CancellationToken.None)));
            }
        }
        catch (TransientFailureException)
        {
            // The queue cannot be used now, and each try would take as long as this one.
        }
    }

    public void Dispose() => _toRelease.Dispose();

    /// <summary>SQS makes ids that are UUIDs; another server's are put into the same sixteen bytes.</summary>
    private static Guid IdOf(SqsDeadLetter letter) =>
        Guid.TryParse(letter.MessageId, out var id)
            ? id
            : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(letter.MessageId)).AsSpan(0, 16));
}
