using System.Globalization;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Tests.DeadLetters;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Replaying;

/// <summary>Dead letters that hold positions of the stream and no keys.</summary>
public sealed class StreamBatchReplayTests
{
    private static readonly TransientFailureException Down = new(FailureCode.StorageUnavailable, "Down.", "Wait.");

    private readonly ReplayScenario _replay = new();

    private Scenario Pipeline => _replay.Pipeline;

    private int Scans => _replay.Log.Lines.Count(line => line.Contains("all notes reconciled", StringComparison.Ordinal));

    [Fact]
    public async Task A_stream_batch_has_all_notes_compared_and_the_log_says_its_range_and_what_was_found()
    {
        Pipeline.Write("Hello.");

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));
        await _replay.DeliverAsync();

        await ExpectReadyAsync();
        var line = Assert.Single(_replay.Log.Lines, line => line.Contains("all notes reconciled", StringComparison.Ordinal));
        Assert.Contains("800000000003126276362", line, StringComparison.Ordinal);
        Assert.Contains("found: 1 Missing; 1 jobs queued, 0 objects deleted", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_reconciliation_serves_all_stream_batches_that_were_given_up_before_it_began()
    {
        Pipeline.Time.Advance(TimeSpan.FromDays(7));
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));
        Assert.Equal(1, Scans);

        var later = Letters.FailedBatch().Replace("2026-03-04T", "2026-03-08T", StringComparison.Ordinal);
        Pipeline.Time.Advance(TimeSpan.FromDays(7));
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(later.Replace("2026-03-08T", "2026-03-14T", StringComparison.Ordinal))));
        Assert.Equal(2, Scans);
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(later)));
        Assert.Equal(2, Scans);
    }

    [Fact]
    public async Task A_reconciliation_that_failed_serves_no_stream_batch()
    {
        Pipeline.Time.Advance(TimeSpan.FromDays(7));
        Pipeline.Notes.Outage = Down;
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));
        var returned = Assert.Single(Pipeline.DeadLetters.DeadLetters).Cause;
        Assert.Equal(("reconcile", 1), (returned.Step, returned.Replays));

        Pipeline.Notes.Outage = null;
        Pipeline.Write("Hello.");
        await _replay.ReplayAllAsync();

        await ExpectReadyAsync();
        Assert.Empty(Pipeline.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task A_reconciliation_whose_time_runs_out_says_what_to_run_instead()
    {
        using var work = new CancellationTokenSource();
        Pipeline.Write("Hello.");
        Pipeline.Write("Hello.", new NoteKey("bob", Scenario.Key.NoteId));
        Pipeline.Notes.Before = () =>
        {
            work.Cancel();
            return Task.CompletedTask;
        };

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch()), work.Token));

        var failure = Assert.Single(Pipeline.DeadLetters.DeadLetters).Cause.Failure;
        Assert.Equal(FailureCode.TimedOut, failure.Code);
        Assert.Contains("notecast reconcile", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_was_recorded_but_not_sent_is_sent_without_planning_it_anew()
    {
        await Pipeline.PlanAsync(Pipeline.Write("Hello."));
        var wanted = (await Pipeline.EntryAsync()).Wanted;
        _replay.Skip();

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));
        await _replay.DeliverAsync();

        await ExpectReadyAsync();
        Assert.Equal(wanted, (await Pipeline.EntryAsync()).Wanted);
    }

    [Fact]
    public async Task Letters_that_are_replayed_at_once_are_served_by_one_reconciliation_after_another()
    {
        Pipeline.Time.Advance(TimeSpan.FromDays(7));
        Pipeline.Write("Hello.");
        var reading = new TaskCompletionSource();
        Pipeline.Notes.Before = () => reading.Task;

        var replaying = ReplayAtOnceAsync(_replay.CopyOf(Letters.FailedBatch()), _replay.CopyOf(Letters.FailedBatch()));
        reading.SetResult();

        Assert.Empty(await replaying);
        Assert.Equal(1, Scans);
        Assert.Single(_replay.Log.Lines, line => line.Contains("covered by the reconciliation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_letters_do_not_wait_for_a_reconciliation()
    {
        Pipeline.Write("Hello.");
        var other = _replay.CopyOf("nothing that is known");
        var reading = new TaskCompletionSource();
        Pipeline.Notes.Before = () => reading.Task;

        var batches = Enumerable.Range(0, 8).Select(_ => _replay.CopyOf(Letters.FailedBatch()));
        var replaying = ReplayAtOnceAsync([.. batches, other]);

        Assert.Single(Pipeline.DeadLetters.DeadLetters);
        reading.SetResult();
        Assert.Empty(await replaying);
    }

    [Theory]
    [InlineData(-61, -61, 1)]
    [InlineData(-60, -60, 2)]
    [InlineData(-30, -30, 2)]
    [InlineData(300, -300, 2)]
    [InlineData(-300, 300, 2)]
    public async Task A_batch_that_may_have_been_given_up_after_a_reconciliation_began_has_another(int failed, int lastArrived, int scans)
    {
        Pipeline.Time.Advance(TimeSpan.FromDays(7));
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));

        var batch = Letters.FailedBatch()
            .Replace("2026-03-04T12:13:49.717Z", SecondsFromNow(failed), StringComparison.Ordinal)
            .Replace("2026-03-04T12:13:20Z", SecondsFromNow(lastArrived), StringComparison.Ordinal);
        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(batch)));

        Assert.Equal(scans, Scans);
    }

    [Fact]
    public async Task The_log_tells_what_was_found_in_one_order()
    {
        await Pipeline.NarrateAsync(Pipeline.Write("Hello."));
        Pipeline.Remove();
        Pipeline.Write("Hello.", new NoteKey("bob", Scenario.Key.NoteId));
        _replay.Skip();

        Assert.True(await _replay.ReplayAsync(_replay.CopyOf(Letters.FailedBatch())));

        var line = Assert.Single(_replay.Log.Lines, line => line.Contains("all notes reconciled", StringComparison.Ordinal));
        Assert.Contains("found: 1 Missing, 1 NoteGone;", line, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<DeadLetterMessage>> ReplayAtOnceAsync(params DeadLetterMessage[] copies) =>
        Pipeline.UseCases.Replayer.ProcessAsync(
            copies, Scenario.PlentyOfTime, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);

    private string SecondsFromNow(int seconds) =>
        Pipeline.Time.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task ExpectReadyAsync() => Assert.Equal(NarrationStatus.Ready, (await Pipeline.EntryAsync()).Status);
}
