using CsCheck;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

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
        private readonly EditedNote _note;
        private readonly HashSet<int> _doneJobs = [];
        private readonly HashSet<int> _doneEvents = [];
        private int _planned;

        public Run(int[] edits) => _note = new EditedNote(_scenario, Texts, edits);

        private List<NoteChange> Changes => _note.Changes;

        public Task CheckNothingAudibleIsDeletedAsync() => _note.CheckNothingAudibleIsDeletedAsync();

        public async Task StepAsync(int choice)
        {
            var pick = choice / 10;
            switch (choice % 10)
            {
                case 0 or 1:
                    _note.Edit();
                    break;
                case 2 or 3:
                    await PlanAsync(_planned, Math.Min(Changes.Count, _planned + 1 + (pick % 3)));
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
            _note.EditTheRest();
            await PlanAsync(_planned, Changes.Count);
            for (var job = 0; job < _scenario.Queue.Jobs.Count; job++)
            {
                await (_doneJobs.Contains(job) ? Task.CompletedTask : NarrateAsync(job, isDown: false));
            }

            for (var created = 0; created < _scenario.Narrations.Created.Count; created++)
            {
                await (_doneEvents.Contains(created) ? Task.CompletedTask : FinishAsync(created, isDown: false));
            }
        }

        public async Task CheckTheEndAsync()
        {
            Assert.NotNull(await _note.FindEntryAsync());
            await _note.CheckTheEndAsync();
        }

        private async Task PlanAsync(int from, int to)
        {
            Assert.Empty(await _scenario.PlanAsync([.. Changes[from..to]]));
            _planned = Math.Max(_planned, to);
        }

        private async Task NarrateAsync(int job, bool isDown)
        {
            _note.SpeakFrom(isDown ? Down : null);
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
    }
}
