using Notecast.Domain.Failures;

namespace Notecast.Simulation.World;

/// <summary>Idempotency records with the states of Powertools: in progress until a time, done, or none.</summary>
/// <param name="network">The way to the records.</param>
/// <param name="service">The records' name in <see cref="Schedules.Operations"/>.</param>
/// <param name="time">The clock of the records' owner.</param>
internal sealed class RunRecords<TId, TReceipt>(Network network, string service, TimeProvider time)
    where TId : notnull
{
    private readonly Dictionary<TId, Record> _records = [];

    public async Task<(TReceipt Receipt, bool HasRun)> RunOnceAsync(
        TId id, TimeSpan timeLeft, Func<Task<TReceipt>> run, CancellationToken cancellationToken)
    {
        var mine = new Record(time.GetUtcNow() + timeLeft);
        if (await network.CallAsync($"{service}.begin", () => Begin(id, mine), cancellationToken) is { } other)
        {
            return other.IsDone
                ? (other.Receipt!, false)
                : throw new TransientFailureException(FailureCode.InProgressElsewhere, "Another worker is at it.", "It comes back.");
        }

        try
        {
            mine.Receipt = await run();
        }
        catch
        {
            await network.CallAsync($"{service}.end", () => _records.Remove(id), CancellationToken.None);
            throw;
        }

        await network.CallAsync($"{service}.end", () => End(id, mine), CancellationToken.None);
        return (mine.Receipt, true);
    }

    /// <summary>Loses all records.</summary>
    /// <returns>How many they were, and those of them whose runs are under way.</returns>
    public (int Lost, IReadOnlyList<TId> UnderWay) Forget()
    {
        var (lost, underWay) = (_records.Count, _records.Where(pair => !pair.Value.IsDone).Select(pair => pair.Key).ToList());
        _records.Clear();
        return (lost, underWay);
    }

    /// <summary>Takes the id, or returns the record of whoever has it.</summary>
    private Record? Begin(TId id, Record mine)
    {
        if (_records.TryGetValue(id, out var other) && (other.IsDone || other.InProgressUntil > time.GetUtcNow()))
        {
            return other;
        }

        _records[id] = mine;
        return null;
    }

    /// <summary>Like every end of a run, this does not ask whose record is there.</summary>
    private void End(TId id, Record mine)
    {
        mine.IsDone = true;
        _records[id] = mine;
    }

    private sealed class Record(DateTimeOffset inProgressUntil)
    {
        public DateTimeOffset InProgressUntil { get; } = inProgressUntil;

        public TReceipt? Receipt { get; set; }

        public bool IsDone { get; set; }
    }
}
