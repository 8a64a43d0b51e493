using System.Text.Json;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Functions.DictateNote;

namespace Notecast.Functions.Tests;

public sealed class DictationErrorTests
{
    private const string Request = """{"UserId":"new bie","NoteId":"ü/1","VoiceId":"Joey"}""";
    private const string AskAgain =
        " Ask again: what is spoken already is kept and not paid for twice. If it stays, see the function's log about this request.";

    private readonly Harness _harness = new();

    public DictationErrorTests() => Write(new NoteAttributes { Text = "This note was new.", VoiceId = "Amy" });

    [Fact]
    public async Task A_request_that_cannot_be_read_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<DictationRefusedException>(() => HandleAsync("""{"UserId":"a"}"""));

        Assert.Equal(
            "RequestUnreadable: NoteId is missing; it is required. "
            + """Send an object such as {"UserId": "newbie", "NoteId": "2", "VoiceId": "Joey"}, with or without VoiceId.""",
            refusal.Message);
    }

    [Fact]
    public async Task A_note_that_is_not_there_is_refused_with_both_ids()
    {
        var refusal = await Assert.ThrowsAsync<DictationRefusedException>(() => HandleAsync("""{"UserId":"ann","NoteId":7}"""));

        Assert.StartsWith(
            "NoteNotFound: There is no note with the UserId 'ann' and the NoteId '7'. ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_ids_are_shortened_in_errors()
    {
        var id = new string('x', 1_000);

        var refusal = await Assert.ThrowsAsync<DictationRefusedException>(
            () => HandleAsync($$"""{"UserId":"{{id}}","NoteId":"{{id}}"}"""));

        Assert.StartsWith("NoteNotFound: ", refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Message.Length < 400, refusal.Message);
    }

    [Theory]
    [InlineData(null, null, null, "TextMissing: The note has no attribute Note. ")]
    [InlineData(" \n ", null, null, "TextEmpty: The note's attribute Note is empty or white space. ")]
    [InlineData("<speak/>", "ssml", null, "TextEmpty: The note's attribute Note has nothing to speak. ")]
    [InlineData("<speak>", "ssml", null, "SsmlInvalid: In the note's attribute Note: SSML, line 1, position ")]
    [InlineData("Tea.", "html", null, "TextTypeUnknown: The note's TextType is 'html'. ")]
    [InlineData("Tea.", null, "VoiceId", "AttributeNotString: The note's attribute VoiceId is not a string. ")]
    public async Task A_note_that_cannot_be_spoken_is_refused_with_the_attribute(
        string? text, string? type, string? notString, string message)
    {
        Write(new NoteAttributes { Text = text, TextType = type, NotStrings = notString ?? "" });

        var refusal = await Assert.ThrowsAsync<DictationRefusedException>(() => HandleAsync("""{"UserId":"new bie","NoteId":"ü/1"}"""));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_harness.Speech.Requests);
    }

    [Fact]
    public async Task What_the_speech_service_refuses_is_refused_in_its_words()
    {
        var cause = new PermanentFailureException(FailureCode.VoiceUnknown, "VoiceId: there is no voice 'Joey'.", "Use another.");
        _harness.Speech.Fails = _ => cause;

        var refusal = await Assert.ThrowsAsync<DictationRefusedException>(() => HandleAsync(Request));

        Assert.Equal("VoiceUnknown: VoiceId: there is no voice 'Joey'. Use another.", refusal.Message);
        Assert.Same(cause, refusal.InnerException);
        Assert.NotNull(cause.StackTrace);
    }

    [Fact]
    public async Task What_may_work_later_is_told_with_its_cause_and_can_be_asked_for_again()
    {
        var cause = new TransientFailureException(FailureCode.SpeechThrottled, "The speech service is busy.", "It is tried again.");
        _harness.Speech.Fails = _ => cause;

        var failed = await Assert.ThrowsAsync<DictationFailedException>(() => HandleAsync(Request));

        Assert.Equal($"SpeechThrottled: The speech service is busy.{AskAgain}", failed.Message);
        Assert.Same(cause, failed.InnerException);
        Assert.NotNull(cause.StackTrace);
        Assert.Contains(
            _harness.Log.Lines,
            line => line.Contains("SpeechThrottled: The speech service is busy. It is tried again.; correlation ", StringComparison.Ordinal)
                && line.Contains(_harness.Context.AwsRequestId, StringComparison.Ordinal));
        _harness.Speech.Fails = _ => null;
        await HandleAsync(Request);
        Assert.Single(_harness.Dictations.Puts);
    }

    [Fact]
    public async Task What_nobody_expected_may_work_later()
    {
        _harness.Links.Outage = new InvalidOperationException("The signer is ill.");

        var failed = await Assert.ThrowsAsync<DictationFailedException>(() => HandleAsync(Request));

        Assert.Equal($"Unexpected: InvalidOperationException: The signer is ill.{AskAgain}", failed.Message);
        _harness.Links.Outage = null;
        await HandleAsync(Request);
        Assert.Single(_harness.Speech.Requests);
    }

    [Fact]
    public async Task Nothing_that_people_wrote_is_logged_or_told_in_errors()
    {
        const string Secret = "secret";
        var messages = new List<string>();
        async Task AttemptAsync(NoteAttributes note)
        {
            Write(note);
            var exception = await Record.ExceptionAsync(() => HandleAsync(Request));
            messages.Add($"{exception}");
        }

        await AttemptAsync(new NoteAttributes { Text = $"A {Secret}.", Title = Secret });
        await AttemptAsync(new NoteAttributes { Text = $"<speak>A {Secret}.", TextType = TextTypes.Ssml, Title = Secret });
        _harness.Speech.Fails = _ => new TransientFailureException(FailureCode.SpeechThrottled, "Busy.", "Wait.");
        await AttemptAsync(new NoteAttributes { Text = $"Another {Secret}.", Title = Secret });
        _harness.Speech.Fails = _ => new InvalidOperationException("Bad.");
        await AttemptAsync(new NoteAttributes { Text = $"A third {Secret}.", Title = Secret });

        Assert.Equal(4, _harness.Log.Lines.Count);
        Assert.DoesNotContain(_harness.Log.Lines.Concat(messages), line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(_harness.Log.Lines, line => line.Contains("memory://", StringComparison.Ordinal));
    }

    private void Write(NoteAttributes note) => _harness.Notes.Put(Harness.Key, note);

    private async Task<string> HandleAsync(string request) => Harness.Write<string, EventJsonContext>(
        await _harness.DictateNote.HandleAsync(Harness.Read<JsonElement, EventJsonContext>(request), _harness.Context));
}
