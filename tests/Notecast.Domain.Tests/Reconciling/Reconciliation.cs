using Microsoft.Extensions.Logging;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Speech;
using Notecast.Domain.Tests.UseCases;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.Reconciling;

/// <summary>A whole pipeline in memory with reconciliation on it.</summary>
internal sealed class Reconciliation
{
    private readonly HashSet<int> _doneJobs = [];
    private readonly HashSet<int> _doneEvents = [];

    public Reconciliation(ILogger? logger = null) => Scenario = new Scenario(logger);

    public Scenario Scenario { get; }

    public Reconciler OfAll => Scenario.UseCases.Reconciler;

    /// <summary>What the last run found, in its order.</summary>
    public List<ReconcileFinding> Found { get; } = [];

    public ReconcileOptions Options { get; set; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static NoteKey KeyOf(string id) => new("ann", NoteId.FromString(id));

    /// <summary>Writes notes with the ids from 0 on, which no stream tells of.</summary>
    public HashSet<NoteKey> WriteNotes(int count)
    {
        var keys = Enumerable.Range(0, count).Select(number => KeyOf($"{number}")).ToHashSet();
        foreach (var key in keys)
        {
            Scenario.Write($"Note {key.NoteId}.", key);
        }

        return keys;
    }

    public Task<NoteDecision> DecideAsync(NoteKey? note = null, Revision? atLeast = null) =>
        Scenario.UseCases.OfNotes.DecideAsync(note ?? Scenario.Key, atLeast, Options, Token);

    public Task<bool> RecordAsync(NoteDecision decision) => Scenario.UseCases.OfNotes.RecordAsync(decision, Token);

    public Task<ReconcileReport> RunAsync(CancellationToken? cancellationToken = null)
    {
        Found.Clear();
        return OfAll.RunAsync(Options, Found.Add, _ => { }, cancellationToken ?? Token);
    }

    /// <summary>Receives every job and every object-created event that is not done yet, once each. What fails is left.</summary>
    public async Task DeliverAsync()
    {
        for (var job = 0; job < Scenario.Queue.Jobs.Count; job++)
        {
            await NarrateAsync(job);
        }

        for (var created = 0; created < Scenario.Narrations.Created.Count; created++)
        {
            await FinishAsync(created);
        }
    }

    public async Task NarrateAsync(int job)
    {
        if (!_doneJobs.Contains(job) && await Scenario.ReceiveAsync(Scenario.Queue.Jobs[job]))
        {
            _doneJobs.Add(job);
        }
    }

    public async Task FinishAsync(int created)
    {
        if (_doneEvents.Contains(created))
        {
            return;
        }

        try
        {
            await Scenario.FinishAsync(Scenario.Narrations.Created[created]);
            _doneEvents.Add(created);
        }
        catch (TransientFailureException exception)
        {
            // The catalog is behind, or what is wanted was deleted from the bucket: a dead letter.
            Assert.Contains(exception.Failure.Code, new[] { FailureCode.CatalogBehind, FailureCode.StorageUnavailable });
        }
    }

    public async Task MakeReadyAsync(string text, NoteKey? key = null)
    {
        await Scenario.PlanAsync(Scenario.Write(text, key));
        await DeliverAsync();
        Assert.Equal(NarrationStatus.Ready, (await Scenario.EntryAsync(key)).Status);
    }

    /// <summary>The note's present content is what is ready, and all that the bucket has of it; nothing was paid for twice.</summary>
    public async Task CheckReadyAsync(NoteKey? key = null)
    {
        var note = await Scenario.Notes.FindAsync(key ?? Scenario.Key, Token);
        var entry = await Scenario.EntryAsync(key);
        Assert.Equal(NarrationStatus.Ready, entry.Status);
        Assert.Equal(SpokenContent.Of(note!.Attributes).Hash, entry.Ready!.Content);
        Assert.Equal([entry.Ready.Key], await Scenario.Narrations.ListAsync(entry.Note, Token));
        Assert.True(Scenario.Speech.MostSpokenTimes <= 1, "A segment was paid for twice.");
    }

    /// <summary>Does something before every read and write of the table, the catalog and the bucket that reconciliation makes.</summary>
    public void Interleave(Func<Task> step)
    {
        Scenario.Notes.Before = step;
        Scenario.Catalog.Before = step;
        Scenario.Catalog.Waits = _ => step();
        Scenario.Narrations.Before = step;
    }

    public void LoseCatalog(NoteKey? key = null) => Scenario.Catalog.Forget(key ?? Scenario.Key);

    public InMemoryNarrationStore Bucket => Scenario.Narrations;
}
