using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>Notes that cannot be narrated, and a speech service that fails.</summary>
public sealed class FailingTests
{
    private static readonly TransientFailureException Throttled =
        new(FailureCode.SpeechThrottled, "The speech service asks to slow down.", "It is tried again.");

    private readonly Scenario _scenario = new();

    public static TheoryData<NoteAttributes, FailureCode> BadNotes => new()
    {
        { new NoteAttributes { Text = "" }, FailureCode.TextEmpty },
        { new NoteAttributes { Text = " \t\r\n\u00A0\u200B\uFEFF" }, FailureCode.TextEmpty },
        { new NoteAttributes { Text = "\u0000\u0001\u001F" }, FailureCode.TextEmpty },
        { new NoteAttributes { Text = "<speak>  </speak>", TextType = "ssml" }, FailureCode.TextEmpty },
        { new NoteAttributes(), FailureCode.TextMissing },
        { new NoteAttributes { NotStrings = "Note" }, FailureCode.AttributeNotString },
        { new NoteAttributes { Text = "Hello.", NotStrings = "VoiceId" }, FailureCode.AttributeNotString },
        { new NoteAttributes { Text = "Hello.", TextType = "markdown" }, FailureCode.TextTypeUnknown },
        { new NoteAttributes { Text = "<speak>Hello.", TextType = "ssml" }, FailureCode.SsmlInvalid },
        { new NoteAttributes { Text = "<!DOCTYPE x [<!ENTITY a \"b\">]><speak>&a;</speak>", TextType = "ssml" }, FailureCode.SsmlInvalid },
        { new NoteAttributes { Text = "<speak>\u0001</speak>", TextType = "ssml" }, FailureCode.SsmlInvalid },
        { new NoteAttributes { Text = "Hello.", Engine = "steam" }, FailureCode.EngineNotSupported },
    };

    [Theory]
    [MemberData(nameof(BadNotes))]
    public async Task A_note_that_cannot_be_narrated_fails_at_once_with_code_reason_and_remedy(NoteAttributes note, FailureCode code)
    {
        var change = _scenario.Write(note);
        await _scenario.PlanAsync(change);

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Failed, entry.Status);
        Assert.Equal(code, entry.LastFailure!.Failure.Code);
        Assert.NotEmpty(entry.LastFailure.Failure.Reason);
        Assert.NotEmpty(entry.LastFailure.Failure.Remedy);
        var cause = Assert.Single(_scenario.DeadLetters.DeadLetters).Cause;
        Assert.Equal((code, true), (cause.Failure.Code, cause.Failure.IsPermanent));
        Assert.Equal((1, change.CorrelationId), (cause.Attempts, cause.CorrelationId));
        Assert.Empty(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_note_whose_ids_do_not_fit_into_an_object_key_fails_for_good()
    {
        var key = new NoteKey(new string('x', 600), NoteId.FromString(new string('y', 400)));
        await _scenario.PlanAsync(_scenario.Write("Hello.", key));

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Equal(FailureCode.KeyTooLong, (await _scenario.EntryAsync(key)).LastFailure!.Failure.Code);
    }

    [Fact]
    public async Task A_bad_note_that_is_corrected_becomes_ready()
    {
        await _scenario.NarrateAsync(_scenario.Write(" "));

        await _scenario.NarrateAsync(_scenario.Write("Hello."));

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Ready, entry.Status);
        Assert.Null(entry.LastFailure);
    }

    [Fact]
    public async Task What_the_speech_service_refuses_is_not_asked_again()
    {
        _scenario.Speech.Fails = _ => new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");
        await _scenario.PlanAsync(_scenario.Write("Hello."));

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Single(_scenario.Speech.Requests);
        Assert.Equal(FailureCode.VoiceUnknown, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
    }

    [Fact]
    public async Task A_transient_failure_comes_back_after_a_growing_delay_and_stays_pending()
    {
        _scenario.Speech.Fails = _ => Throttled;
        await _scenario.PlanAsync(_scenario.Write("Hello."));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 1));
        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        Assert.InRange(_scenario.Queue.Delays["receipt-1"], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(_scenario.Queue.Delays["receipt-2"], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Pending, entry.Status);
        Assert.Equal(FailureCode.SpeechThrottled, entry.LastFailure!.Failure.Code);
        Assert.Empty(_scenario.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task A_retry_of_a_long_note_pays_only_for_what_is_missing()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 10).Select(number => $"Paragraph {number} has its own words."));
        _scenario.Speech.Fails = request => request.Text.Contains("Paragraph 7", StringComparison.Ordinal) ? Throttled : null;
        await _scenario.PlanAsync(_scenario.Write(text));
        await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        _scenario.Speech.Fails = _ => null;

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        var spoken = _scenario.Speech.Requests.GroupBy(request => request.Text).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(10, spoken.Count);
        Assert.All(spoken, pair => Assert.Equal(pair.Key.Contains("Paragraph 7", StringComparison.Ordinal) ? 2 : 1, pair.Value));
    }

    [Fact]
    public async Task A_long_note_stops_in_time_and_goes_on_from_the_kept_segments()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 10).Select(number => $"Paragraph {number} has its own words."));
        await _scenario.PlanAsync(_scenario.Write(text));
        _scenario.Speech.Waits = _ =>
        {
            _scenario.Time.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        };

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 1, timeLeft: TimeSpan.FromSeconds(80)));
        Assert.Equal(FailureCode.TimedOut, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2, timeLeft: TimeSpan.FromSeconds(80)));

        Assert.Equal(10, _scenario.Speech.Requests.Count);
    }

    [Fact]
    public async Task Audio_cut_short_by_the_service_is_not_kept_and_asked_for_again()
    {
        _scenario.Speech.Left = 0.1;
        await _scenario.PlanAsync(_scenario.Write(string.Concat(Enumerable.Repeat("A sentence of some length. ", 40))));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Equal(FailureCode.AudioCutShort, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
        Assert.Empty(_scenario.Segments.Segments);
    }

    [Theory]
    [InlineData("cut inside a frame")]
    [InlineData("two formats")]
    public async Task Damaged_audio_from_the_service_is_not_kept_and_asked_for_again(string damage)
    {
        var otherFormat = Mp3Silence.Create(TimeSpan.FromSeconds(1), 22_050);
        _scenario.Speech.Alters = mp3 => damage == "two formats" ? [.. mp3, .. otherFormat] : mp3[..^1];
        await _scenario.PlanAsync(_scenario.Write("Hello."));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Equal(FailureCode.AudioDamaged, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
        Assert.Empty(_scenario.Segments.Segments);
    }

    [Fact]
    public async Task Of_several_segments_that_fail_the_first_failure_counts()
    {
        var refused = new TaskCompletionSource();
        _scenario.Speech.Waits = request => request.Text == "One." ? refused.Task : Task.CompletedTask;
        _scenario.Speech.Fails = request =>
            request.Text == "One." ? Throttled : new PermanentFailureException(FailureCode.VoiceUnknown, "No such voice.", "Use another.");
        await _scenario.PlanAsync(_scenario.Write("One.\n\nTwo."));

        var received = _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]);
        refused.SetResult();

        Assert.True(await received);
        Assert.Equal(FailureCode.VoiceUnknown, (await _scenario.EntryAsync()).LastFailure!.Failure.Code);
    }
}
