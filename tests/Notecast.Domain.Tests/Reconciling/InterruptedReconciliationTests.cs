using Notecast.Domain.Failures;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Reconciling;

/// <summary>Runs that fail, are cancelled or are killed on their way: the next one makes it good.</summary>
public sealed class InterruptedReconciliationTests
{
    private readonly Reconciliation _reconciliation = new();

    private Scenario Scenario => _reconciliation.Scenario;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_that_the_queue_does_not_take_fail_the_run_and_are_found_stuck_by_a_later_one()
    {
        var keys = _reconciliation.WriteNotes(25);
        Scenario.Queue.Refuses = job => job.Note == Reconciliation.KeyOf("3");

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => _reconciliation.RunAsync());
        Assert.Contains("ann/3", failure.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal(Scenario.Queue.Jobs.Count, _reconciliation.Found.Count);

        Scenario.Queue.Refuses = _ => false;
        await _reconciliation.RunAsync();
        Scenario.Time.Advance(_reconciliation.Options.PendingAge * 2);
        await _reconciliation.DeliverAsync();
        await _reconciliation.RunAsync();
        Assert.Equal([new ReconcileFinding(Reconciliation.KeyOf("3"), NoteFinding.Stuck)], _reconciliation.Found);
        await _reconciliation.DeliverAsync();
        foreach (var key in keys)
        {
            await _reconciliation.CheckReadyAsync(key);
        }
    }

    [Fact]
    public async Task A_catalog_that_fails_on_the_way_does_not_keep_the_jobs_of_what_it_took()
    {
        _reconciliation.WriteNotes(10);
        var writes = 0;
        Scenario.Catalog.Waits = _ => ++writes == 5
            ? throw new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.")
            : Task.CompletedTask;

        await Assert.ThrowsAsync<TransientFailureException>(() => _reconciliation.RunAsync());

        Assert.Equal(4, Scenario.Queue.Jobs.Count);
        Assert.Equal(4, _reconciliation.Found.Count);
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_fails_the_run()
    {
        _reconciliation.WriteNotes(10);
        Scenario.Notes.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "Down.", "Wait.");

        Assert.Same(Scenario.Notes.Outage, await Assert.ThrowsAsync<TransientFailureException>(() => _reconciliation.RunAsync()));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_anywhere_leaves_no_note_wanted_without_a_job()
    {
        var wasReached = true;
        for (var stopAt = 1; wasReached; stopAt++)
        {
            var reconciliation = await MixedAsync();
            using var source = new CancellationTokenSource();
            wasReached = await RunToAsync(reconciliation, stopAt, source.Cancel, source.Token);

            await reconciliation.RunAsync();
            await reconciliation.DeliverAsync();
            await CheckMixedAsync(reconciliation);
        }
    }

    [Fact]
    public async Task A_run_that_is_killed_anywhere_is_made_good_by_later_ones_and_nothing_is_billed_twice()
    {
        var wasReached = true;
        for (var killAt = 1; wasReached; killAt++)
        {
            var reconciliation = await MixedAsync();
            wasReached = await RunToAsync(reconciliation, killAt, () => throw new InvalidOperationException("Killed."), Token);

            await reconciliation.DeliverAsync();
            reconciliation.Scenario.Time.Advance(reconciliation.Options.PendingAge * 2);
            await reconciliation.RunAsync();
            await reconciliation.DeliverAsync();
            await CheckMixedAsync(reconciliation);
        }
    }

    /// <summary>Twelve notes that are missing, one that is stale, one that is gone, one whose audio was deleted, and an orphan.</summary>
    private static async Task<Reconciliation> MixedAsync()
    {
        var reconciliation = new Reconciliation();
        foreach (var id in new[] { "stale", "gone", "silent", "orphan" })
        {
            await reconciliation.MakeReadyAsync("One.", Reconciliation.KeyOf(id));
        }

        reconciliation.Scenario.Write("Two.", Reconciliation.KeyOf("stale"));
        reconciliation.Scenario.Remove(Reconciliation.KeyOf("gone"));
        var silent = await reconciliation.Scenario.EntryAsync(Reconciliation.KeyOf("silent"));
        await reconciliation.Bucket.DeleteAsync([silent.Ready!.Key], Token);
        reconciliation.Scenario.Remove(Reconciliation.KeyOf("orphan"));
        reconciliation.LoseCatalog(Reconciliation.KeyOf("orphan"));
        foreach (var number in Enumerable.Range(0, 12))
        {
            reconciliation.Scenario.Write($"Note {number}.", Reconciliation.KeyOf($"{number}"));
        }

        return reconciliation;
    }

    private static async Task CheckMixedAsync(Reconciliation reconciliation)
    {
        foreach (var id in Enumerable.Range(0, 12).Select(number => $"{number}").Append("stale").Append("silent"))
        {
            await reconciliation.CheckReadyAsync(Reconciliation.KeyOf(id));
        }

        Assert.Empty(await reconciliation.Bucket.ListAsync(Reconciliation.KeyOf("gone"), Token));
        Assert.Empty(await reconciliation.Bucket.ListAsync(Reconciliation.KeyOf("orphan"), Token));
        Assert.Equal(14, reconciliation.Bucket.Keys.Count);
        Assert.Equal((await reconciliation.RunAsync()).Findings, new Dictionary<NoteFinding, long> { [NoteFinding.UpToDate] = 14 });
    }

    /// <summary>Runs with an interruption before every read and write from a given one on; returns whether the run came to it.</summary>
    private static async Task<bool> RunToAsync(
        Reconciliation reconciliation, int step, Action interrupt, CancellationToken cancellationToken)
    {
        var steps = 0;
        var isOver = false;
        void Count()
        {
            if (!isOver && ++steps >= step)
            {
                interrupt();
            }
        }

        reconciliation.Interleave(() =>
        {
            Count();
            return Task.CompletedTask;
        });
        reconciliation.Scenario.Queue.Refuses = _ =>
        {
            Count();
            return false;
        };
        var exception = await Record.ExceptionAsync(() => reconciliation.RunAsync(cancellationToken));
        Assert.True(exception is null or OperationCanceledException or InvalidOperationException, $"{exception}");
        isOver = true;
        return steps >= step;
    }
}
