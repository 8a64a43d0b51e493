using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.UseCases;

public sealed class DictatingTests
{
    private const string Text = "Hello, world.";

    private readonly Scenario _scenario = new();

    [Fact]
    public async Task A_note_is_heard_in_its_own_voice_behind_the_link()
    {
        var note = new NoteAttributes { Text = Text, VoiceId = "Amy" };
        _scenario.Write(note);

        var dictation = await _scenario.DictateAsync();

        var key = new DictationKey(Scenario.Key, SpokenContent.Of(note).Hash);
        Assert.Equal((key, "Amy"), (dictation.Key, dictation.VoiceId));
        Assert.Equal((DictationSource.Speech, Text.Length), (dictation.Source, dictation.BilledCharacters));
        Assert.Equal(key.ToString(), InMemoryAudioLinks.KeyOf(dictation.Link));
        Assert.Equal(TimeSpan.FromHours(1), InMemoryAudioLinks.LifetimeOf(dictation.Link));
        DictatedAudio.AssertSays(_scenario, dictation.Link, SpokenContent.Of(note));
    }

    [Theory]
    [InlineData("Joey")]
    [InlineData("joey")]
    [InlineData("JOEY")]
    public async Task A_note_is_heard_in_the_voice_that_the_caller_asks_for(string voiceId)
    {
        _scenario.Write(new NoteAttributes { Text = Text, VoiceId = "Amy" });

        var dictation = await _scenario.DictateAsync(voiceId);

        Assert.Equal("Joey", dictation.VoiceId);
        Assert.Equal("Joey", Assert.Single(_scenario.Speech.Requests).VoiceId);
        DictatedAudio.AssertSays(_scenario, dictation.Link, SpokenContent.Of(new NoteAttributes { Text = Text, VoiceId = "Joey" }));
    }

    [Fact]
    public async Task Asking_again_speaks_puts_and_bills_nothing()
    {
        _scenario.Write(Text);
        var first = await _scenario.DictateAsync("Joey");

        var second = await _scenario.DictateAsync("joey");

        Assert.Equal((first.Key, DictationSource.Kept, 0), (second.Key, second.Source, second.BilledCharacters));
        Assert.Single(_scenario.Speech.Requests);
        Assert.Single(_scenario.Dictations.Puts);
    }

    [Fact]
    public async Task Each_voice_has_a_dictation_of_its_own()
    {
        _scenario.Write(Text);

        var (joey, amy) = (await _scenario.DictateAsync("Joey"), await _scenario.DictateAsync("Amy"));

        Assert.NotEqual(joey.Key, amy.Key);
        Assert.Equal(["Joey", "Amy"], _scenario.Speech.Requests.Select(request => request.VoiceId));
    }

    [Fact]
    public async Task A_note_is_heard_as_it_is_written_now()
    {
        _scenario.Write(Text);
        await _scenario.DictateAsync();
        var changed = new NoteAttributes { Text = "Something else." };
        _scenario.Write(changed);

        DictatedAudio.AssertSays(_scenario, (await _scenario.DictateAsync()).Link, SpokenContent.Of(changed));
    }

    [Fact]
    public async Task An_edit_pays_only_for_the_segments_that_it_touches()
    {
        _scenario.Write("One paragraph.\n\nAnother paragraph.");
        await _scenario.DictateAsync();
        _scenario.Write("One paragraph.\n\nA new paragraph.");

        var dictation = await _scenario.DictateAsync();

        Assert.Equal("A new paragraph.".Length, dictation.BilledCharacters);
        Assert.Equal(3, _scenario.Speech.Requests.Count);
    }

    [Fact]
    public async Task A_note_that_is_not_there_is_named_by_both_ids()
    {
        var failure = await RefusedAsync(() => _scenario.DictateAsync());

        Assert.Equal(FailureCode.NoteNotFound, failure.Code);
        Assert.Equal("There is no note with the UserId 'ann' and the NoteId '1'.", failure.Reason);
    }

    [Fact]
    public async Task A_note_that_was_removed_is_heard_no_more()
    {
        _scenario.Write(Text);
        await _scenario.DictateAsync();
        _scenario.Remove();

        Assert.Equal(FailureCode.NoteNotFound, (await RefusedAsync(() => _scenario.DictateAsync())).Code);
    }

    [Theory]
    [InlineData(null, null, FailureCode.TextMissing)]
    [InlineData("", null, FailureCode.TextEmpty)]
    [InlineData(" \n\t\u200B", null, FailureCode.TextEmpty)]
    [InlineData("<speak> </speak>", "ssml", FailureCode.TextEmpty)]
    [InlineData("<speak>Hello.", "ssml", FailureCode.SsmlInvalid)]
    [InlineData("Hello.", "html", FailureCode.TextTypeUnknown)]
    public async Task A_note_that_cannot_be_spoken_is_refused_until_it_is_mended(string? text, string? textType, FailureCode code)
    {
        _scenario.Write(new NoteAttributes { Text = text, TextType = textType });

        var failure = await RefusedAsync(() => _scenario.DictateAsync());

        Assert.Equal(code, failure.Code);
        Assert.Matches(@"\b(Note|TextType)\b", $"{failure.Reason} {failure.Remedy}");
        Assert.Empty(_scenario.Speech.Requests);
        Assert.Empty(_scenario.Dictations.Puts);
        _scenario.Write(Text);
        Assert.Equal(DictationSource.Speech, (await _scenario.DictateAsync()).Source);
    }

    [Fact]
    public async Task What_the_speech_service_refuses_is_refused_and_leaves_nothing()
    {
        _scenario.Write(Text);
        _scenario.Speech.Fails = request => new PermanentFailureException(
            FailureCode.VoiceUnknown, $"There is no voice with the VoiceId '{request.VoiceId}'.", "Use another.");

        var failure = await RefusedAsync(() => _scenario.DictateAsync("Nobody"));

        Assert.Equal("There is no voice with the VoiceId 'Nobody'.", failure.Reason);
        Assert.Empty(_scenario.Dictations.Puts);
    }

    [Fact]
    public async Task A_failure_of_the_speech_service_leaves_nothing_and_the_next_request_pays_only_for_the_rest()
    {
        _scenario.Write("One paragraph.\n\nAnother paragraph.");
        _scenario.Speech.Fails = request => request.Text.StartsWith("Another", StringComparison.Ordinal)
            ? new TransientFailureException(FailureCode.SpeechThrottled, "Slow down.", "Ask again.")
            : null;
        await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.DictateAsync());
        Assert.Empty(_scenario.Dictations.Puts);
        _scenario.Speech.Fails = _ => null;

        var dictation = await _scenario.DictateAsync();

        Assert.Equal("Another paragraph.".Length, dictation.BilledCharacters);
        Assert.Single(_scenario.Speech.Requests, request => request.Text == "One paragraph.");
    }

    [Fact]
    public async Task A_request_whose_time_ends_is_continued_by_the_next_one()
    {
        _scenario.Write(string.Join("\n\n", Enumerable.Range(1, 12).Select(number => $"This is paragraph {number}.")));
        _scenario.Speech.Waits = _ =>
        {
            _scenario.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.DictateAsync(timeLeft: TimeSpan.FromSeconds(8)));

        Assert.Equal(FailureCode.TimedOut, failure.Failure.Code);
        Assert.InRange(_scenario.Speech.Requests.Count, 6, 11);
        await _scenario.DictateAsync();
        Assert.Equal(12, _scenario.Speech.Requests.Count);
        Assert.Equal(1, _scenario.Speech.MostSpokenTimes);
    }

    [Fact]
    public async Task A_request_that_is_stopped_leaves_nothing()
    {
        _scenario.Write(Text);
        using var deadline = new CancellationTokenSource();
        _scenario.Speech.Waits = _ => deadline.CancelAsync();
        _scenario.Speech.Fails = _ => new OperationCanceledException(deadline.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _scenario.DictateAsync(work: deadline.Token));

        Assert.Empty(_scenario.Dictations.Puts);
        _scenario.Speech.Fails = _ => null;
        Assert.Equal(DictationSource.Speech, (await _scenario.DictateAsync()).Source);
    }

    [Fact]
    public async Task A_link_that_cannot_be_made_is_made_by_the_next_request_for_what_was_spoken()
    {
        _scenario.Write(Text);
        _scenario.Links.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "No credentials.", "Wait.");
        await Assert.ThrowsAsync<TransientFailureException>(() => _scenario.DictateAsync());
        _scenario.Links.Outage = null;

        Assert.Equal(DictationSource.Kept, (await _scenario.DictateAsync()).Source);
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task What_is_dictated_is_logged_with_its_cost()
    {
        var logger = new LinesLogger();
        var scenario = new Scenario(logger);
        scenario.Write(Text);

        await scenario.DictateAsync("Joey");

        Assert.Equal("ann/1 dictated by Joey from Speech: 13 characters billed; correlation request-1", Assert.Single(logger.Lines).Trim());
    }

    private static async Task<Failure> RefusedAsync(Func<Task> dictate) =>
        (await Assert.ThrowsAsync<PermanentFailureException>(dictate)).Failure;
}
