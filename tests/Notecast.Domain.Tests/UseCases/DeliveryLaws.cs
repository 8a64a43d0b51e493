using CsCheck;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>
/// What holds in whatever order a note's events come, and however often: stream batches again from an earlier record, jobs and
/// object-created events again and out of order, with failures of the speech service and the topic in between.
/// </summary>
public sealed class DeliveryLaws
{
    private static readonly TransientFailureException Down = new(FailureCode.StorageUnavailable, "Down.", "Wait.");

    [Fact]
    public async Task However_events_are_delivered_the_last_change_is_heard_in_the_end_nothing_audible_is_deleted_and_nothing_paid_twice()
    {
        var edits = Gen.Int[0, 5].Array[1, 6];
        var choices = Gen.Int[0, 9_999].Array[10, 60];
        await Gen.Select(edits, choices).HoldsAsync(
            async (edit, choice) =>
            {
                var run = new Run(edit);
                foreach (var next in choice)
                {
                    await run.StepAsync(next);
                    await run.CheckNothingAudibleIsDeletedAsync();
                }

                await run.DeliverTheRestAsync();
                await run.CheckTheEndAsync();
            },
            iter: 2_000);
    }

    private sealed class Run
    {
        private static readonly string[] Texts = ["One.", "Two.", "One.\n\nTwo.", " "];

        private readonly Scenario _scenario = new();
        private readonly Queue<int> _edits;
        private readonly List<NoteChange> _changes = [];
        private readonly HashSet<int> _doneJobs = [];
        private readonly HashSet<int> _doneEvents = [];
        private int _planned;
        private int _unpaid;

        public Run(int[] edits) => _edits = new Queue<int>(edits);

        public async Task StepAsync(int choice)
        {
            var pick = choice / 10;
            switch (choice % 10)
            {
                case 0 or 1:
                    Edit();
                    break;
                case 2 or 3:
                    await PlanAsync(_planned, Math.Min(_changes.Count, _planned + 1 + (pick % 3)));
                    break;
                case 4 when _planned > 0:
                    await PlanAsync(pick % _planned, _planned);
                    break;
                case 5 or 6 when _scenario.Queue.Jobs.Count > 0:
                    await NarrateAsync(pick % _scenario.Queue.Jobs.Count, isDown: false);
                    break;
                case 7 when _scenario.Queue.Jobs.Count > 0:
                    await NarrateAsync(pick % _scenario.Queue.Jobs.Count, isDown: true);
                    break;
                case 8 when _scenario.Narrations.Created.Count > 0:
                    await FinishAsync(pick % _scenario.Narrations.Created.Count, isDown: false);
                    break;
                case 9 when _scenario.Narrations.Created.Count > 0:
                    await FinishAsync(pick % _scenario.Narrations.Created.Count, isDown: true);
                    break;
            }
        }

        public async Task DeliverTheRestAsync()
        {
            while (_edits.Count > 0)
            {
                Edit();
            }

            await PlanAsync(_planned, _changes.Count);
            for (var job = 0; job < _scenario.Queue.Jobs.Count; job++)
            {
                await (_doneJobs.Contains(job) ? Task.CompletedTask : NarrateAsync(job, isDown: false));
            }

            for (var created = 0; created < _scenario.Narrations.Created.Count; created++)
            {
                await (_doneEvents.Contains(created) ? Task.CompletedTask : FinishAsync(created, isDown: false));
            }
        }

        public async Task CheckNothingAudibleIsDeletedAsync()
        {
            if (await EntryAsync() is { Ready: { } ready })
            {
                Assert.Contains(ready.Key, _scenario.Narrations.Keys);
            }
        }

        public async Task CheckTheEndAsync()
        {
            var entry = await EntryAsync();
            var last = _changes[^1].After is { } note ? SpokenContent.Of(note) : null;
            var expected = last switch
            {
                null => NarrationStatus.Removed,
                { Text: "" } => NarrationStatus.Failed,
                _ => NarrationStatus.Ready,
            };
            Assert.Equal(expected, entry!.Status);
            await CheckNothingAudibleIsDeletedAsync();
            Assert.Equal(entry.Ready is { } ready ? [ready.Key] : Array.Empty<NarrationKey>(), _scenario.Narrations.Keys);
            Assert.Equal(_scenario.Segments.Segments.Count, _scenario.Speech.Requests.Count - _unpaid);
            if (expected == NarrationStatus.Ready)
            {
                Assert.Equal(last!.Hash, entry.Ready!.Content);
            }
        }

        private void Edit()
        {
            if (_edits.TryDequeue(out var edit))
            {
                _changes.Add(edit < Texts.Length ? _scenario.Write(Texts[edit]) : _scenario.Remove());
            }
        }

        private async Task PlanAsync(int from, int to)
        {
            Assert.Empty(await _scenario.PlanAsync([.. _changes[from..to]]));
            _planned = Math.Max(_planned, to);
        }

        private async Task NarrateAsync(int job, bool isDown)
        {
            _scenario.Speech.Fails = _ =>
            {
                _unpaid += isDown ? 1 : 0;
                return isDown ? Down : null;
            };
            if (await _scenario.ReceiveAsync(_scenario.Queue.Jobs[job]))
            {
                _doneJobs.Add(job);
            }
        }

        private async Task FinishAsync(int created, bool isDown)
        {
            _scenario.Topic.Outage = isDown ? Down : null;
            try
            {
                await _scenario.FinishAsync(_scenario.Narrations.Created[created]);
                _doneEvents.Add(created);
            }
            catch (TransientFailureException)
            {
                Assert.True(isDown);
            }
        }

        private Task<CatalogEntry?> EntryAsync() => _scenario.Catalog.FindAsync(Scenario.Key, TestContext.Current.CancellationToken);
    }
}
