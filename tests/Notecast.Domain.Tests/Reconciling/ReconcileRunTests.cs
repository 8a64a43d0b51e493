using Notecast.Domain.Reconciling;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Reconciling;

/// <summary>How a run goes on: its options, its pace, and what it tells of itself.</summary>
public sealed class ReconcileRunTests
{
    private readonly Reconciliation _reconciliation = new();

    private Scenario Scenario => _reconciliation.Scenario;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_segments_of_a_table_are_read_at_once()
    {
        _reconciliation.Options = new ReconcileOptions { Segments = 8 };
        var answer = new TaskCompletionSource();
        var underWay = 0;
        Scenario.Notes.Before = () =>
        {
            underWay++;
            return answer.Task;
        };

        var run = _reconciliation.RunAsync();

        Assert.Equal(8, underWay);
        answer.SetResult();
        await run;
    }

    [Fact]
    public async Task A_page_is_done_with_before_the_next_one_is_read_so_that_memory_never_holds_all()
    {
        _reconciliation.Options = new ReconcileOptions { Segments = 1 };
        _reconciliation.WriteNotes(50);
        var mostHeld = 0L;
        void Progress(ReconcileProgress compared)
        {
            var done = Math.Min(compared.Notes, Scenario.Queue.Jobs.Count);
            mostHeld = Math.Max(mostHeld, (Scenario.Notes.Pages * Scenario.Notes.PageSize) - done);
        }

        await _reconciliation.OfAll.RunAsync(_reconciliation.Options, _ => { }, Progress, Token);

        // At the end the empty page has been read, too.
        Assert.InRange(mostHeld, 0, Scenario.Notes.PageSize);
    }

    [Fact]
    public async Task A_pace_is_kept()
    {
        _reconciliation.Options = new ReconcileOptions { NotesPerSecond = 5, Segments = 2 };
        _reconciliation.WriteNotes(40);

        var run = _reconciliation.RunAsync();
        for (var second = 0; !run.IsCompleted; second++)
        {
            Assert.True(second < 100, "The run does not end.");
            Assert.InRange(_reconciliation.Found.Count, 0, (second * 5) + 10);
            Scenario.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(40, (await run).Queued);
        var elapsed = Scenario.Time.GetUtcNow() - Scenario.Time.Start;
        Assert.InRange(elapsed.TotalSeconds, 14, 20);
    }

    [Fact]
    public async Task Progress_grows_to_what_the_report_says()
    {
        _reconciliation.WriteNotes(45);
        await _reconciliation.MakeReadyAsync("Heard.", Reconciliation.KeyOf("heard"));
        var seen = new List<ReconcileProgress>();

        var report = await _reconciliation.OfAll.RunAsync(_reconciliation.Options, _ => { }, seen.Add, Token);

        Assert.Equal(new ReconcileProgress(46, 46, 1), report.Compared);
        Assert.Equal(report.Compared, seen[^1]);
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(Sum(pair.First) < Sum(pair.Second)));

        static long Sum(ReconcileProgress progress) => progress.Notes + progress.Entries + progress.Objects;
    }

    [Fact]
    public async Task A_run_is_summed_up_in_a_log_line_that_holds_no_text()
    {
        var logger = new LinesLogger();
        var reconciliation = new Reconciliation(logger);
        reconciliation.Scenario.Write("Very private.");

        await reconciliation.RunAsync();

        Assert.Contains("Reconciled (dry run: False) 1 notes, 1 entries and 0 objects", logger.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("1 jobs queued, 0 objects deleted; found 1 Missing", logger.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(logger.Lines, line => line.Contains(reconciliation.Scenario.Queue.Jobs[0].CorrelationId, StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_out_of_their_range_are_refused()
    {
        ReconcileOptions[] wrong =
        [
            new() { PendingAge = TimeSpan.FromSeconds(-1) },
            new() { Segments = 0 },
            new() { Segments = ReconcileOptions.MaxSegments + 1 },
            new() { NotesPerSecond = 0 },
            new() { NotesPerSecond = double.NaN },
        ];
        foreach (var options in wrong)
        {
            _reconciliation.Options = options;
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _reconciliation.RunAsync());
        }
    }
}
