using CsCheck;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Tests.DeadLetters;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.Replaying;

/// <summary>
/// What holds whenever steps give up and their letters are replayed, in whatever order, however often, and with failures of every service
/// in between: nothing is lost, nothing paid twice, and replaying what is done changes nothing.
/// </summary>
public sealed class ReplayLaws
{
    private static readonly TransientFailureException Down = new(FailureCode.StorageUnavailable, "Down.", "Wait.");

    [Fact]
    public async Task Whatever_gives_up_is_made_good_by_replaying_and_replaying_it_again_changes_and_bills_nothing()
    {
        var edits = Gen.Int[0, 4].Array[1, 5];
        var choices = Gen.Int[0, 99_999].Array[10, 50];
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
                await run.ReplayTheRestAsync();
                await run.CheckTheEndAsync();
                var end = await run.ReadEndAsync();
                await run.ReplayEverythingAgainAsync();
                Assert.Equal(end, await run.ReadEndAsync());
                await run.CheckTheEndAsync();
            },
            iter: 1_000);
    }

    private sealed class Run
    {
        private static readonly string[] Texts = ["One.", "Two.", "One.\n\nTwo."];

        private readonly ReplayScenario _replay = new();
        private readonly EditedNote _note;
        private readonly List<DeadLetter> _letters = [];
        private readonly HashSet<int> _open = [];
        private int _planned;
        private int _jobs;
        private int _resent;
        private int _created;
        private int _taken;

        public Run(int[] edits) => _note = new EditedNote(_replay.Pipeline, Texts, edits);

        private Scenario Pipeline => _replay.Pipeline;

        public async Task StepAsync(int choice)
        {
            var pick = choice / 10;
            switch (choice % 10)
            {
                case 0 or 1:
                    _note.Edit();
                    break;
                case 2 or 3:
                    await PlanNextAsync(isDown: pick % 3 == 0);
                    break;
                case 4 or 5:
                    await NarrateNextAsync(isDown: pick % 3 == 0);
                    break;
                case 6 or 7:
                    await FinishNextAsync(isDown: pick % 3 == 0);
                    break;
                default:
                    await ReplayAsync(pick);
                    break;
            }

            TakeLetters();
        }

        public async Task DeliverTheRestAsync()
        {
            _note.EditTheRest();
            for (var before = -1; before != Delivered;)
            {
                before = Delivered;
                await PlanNextAsync(isDown: false);
                await NarrateNextAsync(isDown: false);
                await FinishNextAsync(isDown: false);
            }

            TakeLetters();
        }

        /// <summary>With all causes mended, each letter needs one replay, and one more for what that finds of another letter.</summary>
        public async Task ReplayTheRestAsync()
        {
            for (var round = 0; round < 3 && _open.Count > 0; round++)
            {
                foreach (var letter in _open.ToList())
                {
                    await ReplayOneAsync(letter);
                }

                await DeliverTheRestAsync();
            }

            Assert.Empty(_open);
        }

        public async Task ReplayEverythingAgainAsync()
        {
            for (var letter = 0; letter < _letters.Count; letter++)
            {
                await ReplayOneAsync(letter);
            }

            await DeliverTheRestAsync();
            Assert.Empty(_open);
        }

        public async Task<(CatalogEntry? Entry, string Keys, int Requests)> ReadEndAsync() =>
            (await _note.FindEntryAsync(), string.Join(' ', Pipeline.Narrations.Keys), Pipeline.Speech.Requests.Count);

        public Task CheckNothingAudibleIsDeletedAsync() => _note.CheckNothingAudibleIsDeletedAsync();

        public Task CheckTheEndAsync() => _note.CheckTheEndAsync();

        private int Delivered => _planned + _jobs + _resent + _created;

        /// <summary>A batch that fails ends as positions only.</summary>
        private async Task PlanNextAsync(bool isDown)
        {
            if (_planned == _note.Changes.Count)
            {
                return;
            }

            // Either the catalog is down, or the queue when the catalog is written already.
            Pipeline.Catalog.Outage = isDown && _planned % 2 == 0 ? Down : null;
            Pipeline.Queue.IsDown = isDown;
            var unplanned = await Pipeline.PlanAsync(_note.Changes[_planned++]);
            Mend();
            if (unplanned.Count > 0)
            {
                Add(Letters.FailedBatch());
            }
        }

        /// <summary>Each job is tried as if it were its last receive.</summary>
        private async Task NarrateNextAsync(bool isDown)
        {
            _note.SpeakFrom(isDown ? Down : null);
            if (_jobs < Pipeline.Queue.Jobs.Count)
            {
                Assert.True(await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[_jobs++], Scenario.MaxAttempts));
            }
            else if (_resent < Pipeline.Queue.Resent.Count)
            {
                var (body, mark) = Pipeline.Queue.Resent[_resent++];
                Assert.True(await Pipeline.ReceiveAsync(body, Scenario.MaxAttempts, replay: mark));
            }

            Mend();
        }

        private async Task FinishNextAsync(bool isDown)
        {
            if (_created == Pipeline.Narrations.Created.Count)
            {
                return;
            }

            var key = Pipeline.Narrations.Created[_created++];
            Pipeline.Topic.Outage = isDown ? Down : null;
            try
            {
                await Pipeline.FinishAsync(key);
            }
            catch (TransientFailureException)
            {
                Add(_replay.CopyOf(key).Body);
            }

            Mend();
        }

        /// <summary>Replays any letter, open or not, with one of the services down, or none.</summary>
        private async Task ReplayAsync(int pick)
        {
            if (_letters.Count == 0)
            {
                return;
            }

            var down = pick / 100 % 8;
            Pipeline.Catalog.Outage = down == 1 ? Down : null;
            Pipeline.Queue.IsDown = down == 2;
            Pipeline.Topic.Outage = down == 3 ? Down : null;
            Pipeline.Notes.Outage = down == 4 ? Down : null;
            await ReplayOneAsync(pick % _letters.Count);
            Mend();
            Pipeline.Time.Advance(TimeSpan.FromMinutes(pick % 90));
        }

        private async Task ReplayOneAsync(int letter)
        {
            Assert.True(await _replay.ReplayAsync(_replay.CopyOf(_letters[letter])));
            _open.Remove(letter);
            TakeLetters();
        }

        private void Mend()
        {
            Pipeline.Catalog.Outage = null;
            Pipeline.Queue.IsDown = false;
            Pipeline.Topic.Outage = null;
            Pipeline.Notes.Outage = null;
            Pipeline.Speech.Fails = _ => null;
        }

        private void TakeLetters()
        {
            for (; _taken < Pipeline.DeadLetters.DeadLetters.Count; _taken++)
            {
                Add(Pipeline.DeadLetters.DeadLetters[_taken]);
            }
        }

        private void Add(string body)
        {
            var now = Pipeline.Time.GetUtcNow();
            var cause = new DeadLetterCause
            {
                Function = "PlanNarrations",
                Step = "plan",
                Failure = Down.Failure,
                ErrorType = "Down",
                Attempts = 1,
                FirstFailedAt = now,
                LastFailedAt = now,
                CorrelationId = "",
            };
            Add(new DeadLetter(body, cause));
        }

        private void Add(DeadLetter letter)
        {
            _open.Add(_letters.Count);
            _letters.Add(letter);
        }
    }
}
