using System.Runtime.CompilerServices;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryDeadLetterBox : IDeadLetterBox
{
    private int _sent;

    /// <summary>The dead-letter queue.</summary>
    public List<DeadLetterMessage> Letters { get; init; } = [];

    /// <summary>The replay queue.</summary>
    public List<DeadLetterMessage> Replays { get; init; } = [];

    /// <summary>How many letters are read at once.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>How many letters somebody else hides.</summary>
    public int Hidden { get; set; }

    /// <summary>Letters that cannot be moved.</summary>
    public Func<DeadLetterMessage, bool> Refuses { get; set; } = _ => false;

    /// <summary>Thrown instead of reading or moving anything.</summary>
    public Exception? Outage { get; set; }

    public Task<long> EstimateCountAsync(CancellationToken cancellationToken)
    {
        ThrowIfOut();
        return Task.FromResult<long>(Letters.Count + Hidden);
    }

    public async IAsyncEnumerable<IReadOnlyList<DeadLetterMessage>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in Letters.ToList().Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ThrowIfOut();
            yield return batch;
        }

        await Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeadLetterMessage>> ReplayAsync(
        IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        ThrowIfOut();
        var refused = letters.Where(Refuses).ToList();
        foreach (var letter in letters.Except(refused))
        {
            var attributes = ReplayCopy.AttributesOf(letter);
            Replays.Add(letter with { MessageId = NextId("replay"), Attributes = attributes, ReceiveCount = 0, FirstReceivedAt = null });
            Letters.Remove(letter);
        }

        return Task.FromResult<IReadOnlyList<DeadLetterMessage>>(refused);
    }

    public Task AddAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        ThrowIfOut();
        Letters.AddRange(letters.Select(letter => letter with { MessageId = NextId("added") }));
        return Task.CompletedTask;
    }

    public Task DeleteAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        ThrowIfOut();
        Letters.RemoveAll(letters.Contains);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string NextId(string origin) => FormattableString.Invariant($"{origin}-{++_sent}");

    private void ThrowIfOut()
    {
        if (Outage is not null)
        {
            throw Outage;
        }
    }
}
