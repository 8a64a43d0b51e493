using CsCheck;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>
/// What holds for all requests for dictations, whatever happens between them: notes are edited, narrated and removed, dictations are
/// deleted, by their time or by hand, and time passes.
/// </summary>
public sealed class DictatingLaws
{
    private static readonly DictationOptions[] Lifetimes =
    [
        new(),
        new() { LinkLifetime = TimeSpan.FromDays(1), Retention = TimeSpan.FromDays(1) },
        new() { LinkLifetime = TimeSpan.FromDays(7), Retention = TimeSpan.FromDays(8) },
    ];

    [Fact]
    public async Task Every_answer_is_heard_as_the_note_is_now_in_the_asked_voice_while_its_link_works_and_nothing_is_paid_twice()
    {
        var choices = Gen.Int[0, 99_999].Array[5, 40];
        await Gen.Select(Gen.Int[0, Lifetimes.Length - 1], choices).HoldsAsync(
            async (lifetimes, choice) =>
            {
                var run = new Run(Lifetimes[lifetimes]);
                foreach (var next in choice)
                {
                    await run.StepAsync(next);
                    run.CheckNothingIsPaidTwice();
                }
            },
            iter: 500);
    }

    private sealed class Run(DictationOptions options)
    {
        private static readonly string[] Texts = ["One.", "Number two.", "One.\n\nNumber two.", "Number two.\n\nA third one, longer.", " "];

        private static readonly string?[] VoiceIds = [null, "Joanna", "Joey", "joey", "Kajal"];

        private static readonly string?[] NoteEngines = [null, Engines.Neural, Engines.Generative];

        private static readonly NoteKey[] Keys = [Scenario.Key, new("ann", NoteId.FromNumber("2")), new("b/o b", NoteId.FromString("ü"))];

        private static readonly TimeSpan[] Times =
            [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(45), TimeSpan.FromHours(5), TimeSpan.FromDays(1), TimeSpan.FromDays(6.5)];

        private readonly Scenario _scenario = new(dictations: options);
        private readonly Dictionary<NoteKey, NoteAttributes> _written = [];
        private int _billed;

        public Task StepAsync(int choice)
        {
            var pick = choice / 10;
            var key = Keys[pick % Keys.Length];
            pick /= Keys.Length;
            return (choice % 10) switch
            {
                0 or 1 => EditAsync(key, pick),
                2 => RemoveAsync(key, pick),
                3 => DeleteDictationAsync(pick),
                4 or 5 => PassTimeAsync(Times[pick % Times.Length]),
                _ => AskAsync(key, VoiceIds[pick % VoiceIds.Length]),
            };
        }

        /// <summary>Segments are kept for good here, so each one is spoken once, and what was billed is what was spoken.</summary>
        public void CheckNothingIsPaidTwice()
        {
            Assert.InRange(_scenario.Speech.MostSpokenTimes, 0, 1);
            Assert.Equal(_scenario.Speech.Requests.Sum(request => request.Text.Length), _billed);
        }

        private async Task EditAsync(NoteKey key, int pick)
        {
            var isNarrated = pick % 2 == 0;
            pick /= 2;
            var text = Texts[pick % Texts.Length];
            pick /= Texts.Length;
            _written[key] = new NoteAttributes
            {
                Text = text,
                VoiceId = VoiceIds[pick % VoiceIds.Length],
                Engine = NoteEngines[pick % NoteEngines.Length],
            };
            var change = _scenario.Write(_written[key], key);
            if (isNarrated && await _scenario.NarrateAsync(change) is { } narration)
            {
                _billed += _scenario.Narrations.MetadataOf(narration).BilledCharacters;
            }
        }

        private async Task RemoveAsync(NoteKey key, int pick)
        {
            _written.Remove(key);
            var change = _scenario.Remove(key);
            if (pick % 2 == 0)
            {
                await _scenario.NarrateAsync(change);
            }
        }

        private Task DeleteDictationAsync(int pick)
        {
            if (_scenario.Dictations.Puts is { Count: > 0 } puts)
            {
                _scenario.Dictations.Delete(puts[pick % puts.Count]);
            }

            return Task.CompletedTask;
        }

        private Task PassTimeAsync(TimeSpan time)
        {
            _scenario.Time.Advance(time);
            _scenario.Dictations.DeleteWhatWasPutBefore(_scenario.Time.GetUtcNow() - options.Retention);
            return Task.CompletedTask;
        }

        private async Task AskAsync(NoteKey key, string? voiceId)
        {
            var expected = ContentOf(key, voiceId);
            if (expected is null)
            {
                await Assert.ThrowsAsync<PermanentFailureException>(() => _scenario.DictateAsync(voiceId, key));
                return;
            }

            var dictation = await _scenario.DictateAsync(voiceId, key);

            _billed += dictation.BilledCharacters;
            Assert.Equal((new DictationKey(key, expected.Hash), expected.VoiceId), (dictation.Key, dictation.VoiceId));
            Assert.Equal(options.LinkLifetime, InMemoryAudioLinks.LifetimeOf(dictation.Link));
            DictatedAudio.AssertSays(_scenario, dictation.Link, expected);
            Assert.InRange(
                _scenario.Time.GetUtcNow() + options.LinkLifetime,
                DateTimeOffset.MinValue,
                _scenario.Dictations.PutTimeOf(dictation.Key) + options.Retention);
        }

        /// <summary>What is to be heard; nothing if there is no such note, or nothing in it.</summary>
        private SpokenContent? ContentOf(NoteKey key, string? voiceId)
        {
            if (!_written.TryGetValue(key, out var note) || string.IsNullOrWhiteSpace(note.Text))
            {
                return null;
            }

            var own = SpokenContent.Of(note);
            if (voiceId is null || string.Equals(voiceId, own.VoiceId, StringComparison.OrdinalIgnoreCase))
            {
                return SpokenContent.Of(note with { VoiceId = own.VoiceId });
            }

            var isEngineKnown = Voices.Find(voiceId)!.Engines.Contains(note.Engine ?? "");
            return SpokenContent.Of(note with { VoiceId = voiceId, Engine = isEngineKnown ? note.Engine : null });
        }
    }
}
