using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Dictations;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.UseCases;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>All use cases on ports in memory, driven by hand, one delivery at a time.</summary>
internal sealed class Scenario : InMemoryPorts
{
    public static readonly TimeSpan PlentyOfTime = TimeSpan.FromMinutes(5);
    public const int MaxAttempts = 3;

    private long _sequence = 100;

    public Scenario(ILogger? logger = null, DictationOptions? dictations = null) =>
        UseCases = new InMemoryUseCases(this, Time, MaxAttempts, logger, dictations: dictations);

    public static NoteKey Key { get; } = new("ann", NoteId.FromString("1"));

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public InMemoryUseCases UseCases { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A client writes a note; returns the change that the stream tells of.</summary>
    public NoteChange Write(NoteAttributes attributes, NoteKey? key = null)
    {
        key ??= Key;
        var before = Notes.FindAsync(key, Token).Result?.Attributes;
        Notes.Put(key, attributes);
        return Change(key, before, attributes);
    }

    public NoteChange Write(string text, NoteKey? key = null) => Write(new NoteAttributes { Text = text }, key);

    public NoteChange Remove(NoteKey? key = null)
    {
        key ??= Key;
        var before = Notes.FindAsync(key, Token).Result?.Attributes;
        Notes.Remove(key);
        return Change(key, before, null);
    }

    public Task<IReadOnlyList<NoteChange>> PlanAsync(params NoteChange[] changes) => UseCases.Planner.PlanAsync(changes, Token);

    public Task<bool> ReceiveAsync(SynthesisJob job, int receiveCount = 1, TimeSpan? timeLeft = null, CancellationToken? work = null) =>
        ReceiveAsync(SynthesisJobFormat.Write(job), receiveCount, timeLeft, work);

    public Task<bool> ReceiveAsync(
        string body, int receiveCount = 1, TimeSpan? timeLeft = null, CancellationToken? work = null, ReplayMark? replay = null) =>
        UseCases.Processor.ProcessAsync(
            new ReceivedJob("message", $"receipt-{receiveCount}", body, receiveCount, Time.GetUtcNow(), replay),
            timeLeft ?? PlentyOfTime,
            work ?? Token,
            Token);

    public Task<FinishOutcome> FinishAsync(NarrationKey key) => UseCases.Finisher.FinishAsync(key.ToString(), Token);

    /// <summary>Asks to hear a note now.</summary>
    public Task<Dictation> DictateAsync(
        string? voiceId = null, NoteKey? key = null, TimeSpan? timeLeft = null, CancellationToken? work = null) =>
        UseCases.Dictator.DictateAsync(
            new DictationRequest(key ?? Key, voiceId), "request-1", timeLeft ?? PlentyOfTime, work ?? Token);

    /// <summary>Everything that follows a change, each step delivered once.</summary>
    public async Task<NarrationKey?> NarrateAsync(NoteChange change)
    {
        var jobsBefore = Queue.Jobs.Count;
        var createdBefore = Narrations.Created.Count;
        Assert.Empty(await PlanAsync(change));
        foreach (var job in Queue.Jobs.Skip(jobsBefore).ToList())
        {
            Assert.True(await ReceiveAsync(job));
        }

        var created = Narrations.Created.Skip(createdBefore).ToList();
        foreach (var key in created)
        {
            await FinishAsync(key);
        }

        return created.LastOrDefault();
    }

    public async Task<Domain.Catalog.CatalogEntry> EntryAsync(NoteKey? key = null) =>
        (await Catalog.FindAsync(key ?? Key, Token)) ?? throw new InvalidOperationException("The catalog has no entry.");

    private NoteChange Change(NoteKey key, NoteAttributes? before, NoteAttributes? after)
    {
        var number = (++_sequence).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new NoteChange
        {
            Key = key,
            Revision = Revision.FromSequenceNumber(number),
            SequenceNumber = number,
            IsRemoval = after is null,
            Before = before,
            After = after,
            CorrelationId = $"event-{number}",
        };
    }
}
