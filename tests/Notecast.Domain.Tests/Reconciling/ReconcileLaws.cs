using CsCheck;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Speech;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Reconciling;

/// <summary>What holds whatever happens before reconciliation, and between any two of its reads and writes.</summary>
public sealed class ReconcileLaws
{
    private static readonly Gen<int[]> Steps = Gen.Int[0, 9_999].Array[0, 40];

    /// <summary>What happens before one read or write of reconciliation: often nothing, sometimes much.</summary>
    private static readonly Gen<int[]> Burst = Gen.Frequency((2, Gen.Const(Array.Empty<int>())), (1, Gen.Int[0, 9_999].Array[1, 3]));

    [Fact]
    public async Task Whatever_clients_and_the_pipeline_do_between_its_reads_and_writes_the_present_content_is_ready_in_the_end() =>
        await Gen.Select(Steps, Burst.Array[0, 20], Gen.Bool).HoldsAsync(
            async (before, between, mayLose) =>
            {
                var world = new World(notes: 1);
                await world.DoAsync(before, mayLose);
                await world.ReconcileAsync(between);
                await world.DeliverTheRestAsync();
                await world.CheckPresentContentAsync(mayPend: mayLose);

                // What was on its way to a catalog or a bucket that lost things needs its time.
                await world.ReconcileLaterAsync();
                await world.ReconcileLaterAsync();
                await world.CheckNothingIsLeftAsync();
            },
            iter: 3_000);

    [Fact]
    public async Task A_dry_run_changes_nothing_and_finds_what_the_run_after_it_does() =>
        await Steps.HoldsAsync(
            async before =>
            {
                var world = new World(notes: 4);
                await world.DoAsync(before, mayLose: true);
                await world.CheckDryRunAsync();
            },
            iter: 2_000);

    private sealed class World
    {
        private static readonly string[] Texts = ["One.", "Two.", "One.\n\nTwo.", " "];

        private readonly Reconciliation _reconciliation = new();
        private readonly NoteKey[] _keys;
        private readonly List<NoteChange> _changes = [];
        private readonly Dictionary<NoteKey, CatalogEntry> _backup = [];
        private int _planned;

        public World(int notes) =>
            _keys = [.. Enumerable.Range(0, notes).Select(number => new NoteKey("ann", NoteId.FromNumber($"{number}")))];

        private Scenario Scenario => _reconciliation.Scenario;

        private static CancellationToken Token => TestContext.Current.CancellationToken;

        public async Task DoAsync(IEnumerable<int> choices, bool mayLose)
        {
            foreach (var choice in choices)
            {
                await DoAsync(choice, mayLose);
            }
        }

        public async Task ReconcileAsync(int[][] between)
        {
            var next = 0;
            var isInside = false;
            _reconciliation.Interleave(async () =>
            {
                if (!isInside && next < between.Length)
                {
                    isInside = true;
                    await DoAsync(between[next++], mayLose: false);
                    isInside = false;
                }
            });
            await _reconciliation.RunAsync();
            _reconciliation.Interleave(() => Task.CompletedTask);
        }

        public async Task DeliverTheRestAsync()
        {
            await PlanAsync(_changes.Count);
            await _reconciliation.DeliverAsync();
        }

        public async Task ReconcileLaterAsync()
        {
            Scenario.Time.Advance(_reconciliation.Options.PendingAge * 2);
            await _reconciliation.RunAsync();
            await _reconciliation.DeliverAsync();
        }

        public async Task CheckPresentContentAsync(bool mayPend)
        {
            foreach (var key in _keys)
            {
                var note = await Scenario.Notes.FindAsync(key, Token);
                var entry = await Scenario.Catalog.FindAsync(key, Token);
                if (note is null)
                {
                    Assert.True(entry is null or { Status: NarrationStatus.Removed }, $"{entry}");
                    continue;
                }

                var content = SpokenContent.Of(note.Attributes);
                Assert.Equal(content.Hash, entry!.Wanted.Content);
                var settled = content.Text.Length == 0 ? NarrationStatus.Failed : NarrationStatus.Ready;
                Assert.True(entry.Status == settled || (mayPend && entry.Status == NarrationStatus.Pending), $"{entry}");
            }
        }

        public async Task CheckNothingIsLeftAsync()
        {
            await CheckPresentContentAsync(mayPend: false);
            var jobs = Scenario.Queue.Jobs.Count;
            var report = await _reconciliation.RunAsync();
            Assert.Equal((0, 0, jobs), (report.Queued, report.Deleted, Scenario.Queue.Jobs.Count));
            Assert.DoesNotContain(NoteFinding.Pending, report.Findings.Keys);
            Assert.True(Scenario.Speech.MostSpokenTimes <= 1, "A segment was paid for twice.");
            foreach (var key in _keys)
            {
                var entry = await Scenario.Catalog.FindAsync(key, Token);
                var objects = await Scenario.Narrations.ListAsync(key, Token);
                Assert.All(objects, other => Assert.Equal(entry?.Ready?.Key, other));
                Assert.True(objects.Count == 1 || entry?.Status != NarrationStatus.Ready, $"{entry}");
            }
        }

        public async Task CheckDryRunAsync()
        {
            var (jobs, objects, entries) = (Scenario.Queue.Jobs.ToList(), Scenario.Narrations.Keys.ToHashSet(), await EntriesAsync());
            _reconciliation.Options = new ReconcileOptions { IsDryRun = true, IncludesFailed = true };
            var dry = await _reconciliation.RunAsync();
            var found = _reconciliation.Found.ToHashSet();
            Assert.Equal(jobs, Scenario.Queue.Jobs);
            Assert.Equal(objects, Scenario.Narrations.Keys.ToHashSet());
            Assert.Equal(entries, await EntriesAsync());

            _reconciliation.Options = new ReconcileOptions { IncludesFailed = true };
            var real = await _reconciliation.RunAsync();
            Assert.Equal(found, _reconciliation.Found.ToHashSet());
            Assert.Equal((dry.Queued, dry.Deleted), (real.Queued, real.Deleted));
            Assert.Equal(real.Queued, Scenario.Queue.Jobs.Count - jobs.Count);
            Assert.Equal(real.Deleted, objects.Count - Scenario.Narrations.Keys.Count);
        }

        private async Task DoAsync(int choice, bool mayLose)
        {
            var pick = choice / 14;
            var key = _keys[pick % _keys.Length];
            switch (choice % 14)
            {
                case 0 or 1:
                    _changes.Add(Scenario.Write(Texts[pick / 7 % Texts.Length], key));
                    break;
                case 2:
                    _changes.Add(Scenario.Remove(key));
                    break;
                case 3 or 4:
                    await PlanAsync(Math.Min(_changes.Count, _planned + 1 + (pick % 3)));
                    break;
                case 5 or 6 when Scenario.Queue.Jobs.Count > 0:
                    await _reconciliation.NarrateAsync(pick % Scenario.Queue.Jobs.Count);
                    break;
                case 7 or 8 when Scenario.Narrations.Created.Count > 0:
                    await _reconciliation.FinishAsync(pick % Scenario.Narrations.Created.Count);
                    break;
                case 9 or 10:
                    _changes.Add(Scenario.Write(Texts[pick / 7 % Texts.Length], key));
                    await PlanAsync(_changes.Count);
                    await (pick % 2 == 0 ? Task.CompletedTask : _reconciliation.DeliverAsync());
                    break;
                case 11 when mayLose:
                    // The stream was out for longer than it keeps changes.
                    _planned = _changes.Count;
                    break;
                case 12 when mayLose:
                    await LoseCatalogAsync(key, pick % 3);
                    break;
                case 13 when mayLose && Scenario.Narrations.Keys.Count > 0:
                    var deleted = Scenario.Narrations.Keys.ElementAt(pick % Scenario.Narrations.Keys.Count);
                    await Scenario.Narrations.DeleteAsync([deleted], Token);
                    break;
            }
        }

        private async Task LoseCatalogAsync(NoteKey key, int how)
        {
            if (how == 0 && await Scenario.Catalog.FindAsync(key, Token) is { } entry)
            {
                _backup[key] = entry;
            }
            else if (how == 1 && _backup.TryGetValue(key, out var backup))
            {
                Scenario.Catalog.Restore(backup);
            }
            else if (how == 2)
            {
                Scenario.Catalog.Forget(key);
            }
        }

        private async Task PlanAsync(int to)
        {
            Assert.Empty(await Scenario.PlanAsync([.. _changes[_planned..to]]));
            _planned = to;
        }

        private async Task<HashSet<CatalogEntry?>> EntriesAsync()
        {
            var entries = new HashSet<CatalogEntry?>();
            foreach (var key in _keys)
            {
                entries.Add(await Scenario.Catalog.FindAsync(key, Token));
            }

            return entries;
        }
    }
}
