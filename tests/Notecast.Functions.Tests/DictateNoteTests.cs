using System.Text.Json;
using Notecast.Domain.Notes;
using Notecast.Functions.DictateNote;

namespace Notecast.Functions.Tests;

public sealed class DictateNoteTests
{
    private const string Request = """{"UserId":"new bie","NoteId":"ü/1","VoiceId":"Joey"}""";

    private readonly Harness _harness = new();

    public DictateNoteTests() => Write(new NoteAttributes { Text = "This note was new.", VoiceId = "Amy" });

    [Fact]
    public async Task The_answer_is_a_JSON_string_that_is_the_link_as_it_is()
    {
        var answer = await HandleAsync(Request);

        var key = Assert.Single(_harness.Dictations.Puts).ToString();
        Assert.StartsWith("dictations/new%20bie/%C3%BC%2F1/", key, StringComparison.Ordinal);
        Assert.Equal($"\"memory://audio/?key={Uri.EscapeDataString(key)}&seconds=3600\"", answer);
    }

    [Theory]
    [InlineData(Request, "Joey")]
    [InlineData("""{"UserId":"new bie","NoteId":"ü/1"}""", "Amy")]
    public async Task The_note_is_heard_in_the_voice_of_the_request_else_in_its_own(string request, string voiceId)
    {
        await HandleAsync(request);

        var speech = Assert.Single(_harness.Speech.Requests);
        Assert.Equal((voiceId, "This note was new."), (speech.VoiceId, speech.Text));
    }

    [Fact]
    public async Task Asking_again_in_another_spelling_gives_the_same_object_and_speaks_nothing()
    {
        var first = await HandleAsync(Request);

        Assert.Equal(first, await HandleAsync("""{"voiceId":"joey","noteId":"ü/1","userId":"new bie"}"""));
        Assert.Single(_harness.Speech.Requests);
    }

    [Fact]
    public async Task A_note_whose_id_is_a_number_is_found_by_each_spelling_of_it()
    {
        _harness.Notes.Put(new NoteKey("ann", NoteId.FromNumber("2")), new NoteAttributes { Text = "Two." });

        var first = await HandleAsync("""{"UserId":"ann","NoteId":2}""");

        Assert.Equal(first, await HandleAsync("""{"UserId":"ann","NoteId":2.0}"""));
        Assert.Equal(first, await HandleAsync("""{"UserId":"ann","NoteId":"2"}"""));
    }

    [Fact]
    public async Task A_request_that_runs_into_the_deadline_leaves_time_to_answer_and_goes_on_when_it_is_asked_again()
    {
        Write(new NoteAttributes { Text = "First.\n\nSecond." });
        _harness.Speech.Waits = speech =>
        {
            if (speech.Text == "First.")
            {
                return Task.CompletedTask;
            }

            _harness.Time.Advance(TimeSpan.FromSeconds(55));
            return Task.FromException(new OperationCanceledException());
        };

        var failed = await Assert.ThrowsAsync<DictationFailedException>(() => HandleAsync(Request));

        Assert.StartsWith(
            "TimedOut: The function's time ran out before the work was done. Ask again: ", failed.Message, StringComparison.Ordinal);
        _harness.Speech.Waits = _ => Task.CompletedTask;
        await HandleAsync(Request);
        Assert.Equal(["First.", "Second.", "Second."], _harness.Speech.Requests.Select(speech => speech.Text).Order());
    }

    [Fact]
    public async Task The_work_is_stopped_five_seconds_before_the_time_is_over()
    {
        _harness.Dictations.Before = () =>
        {
            _harness.Dictations.Before = () => Task.CompletedTask;
            _harness.Time.Advance(TimeSpan.FromSeconds(55));
            return Task.CompletedTask;
        };

        var failed = await Assert.ThrowsAsync<DictationFailedException>(() => HandleAsync(Request));

        Assert.IsAssignableFrom<OperationCanceledException>(failed.InnerException);
        Assert.Empty(_harness.Speech.Requests);
    }

    private void Write(NoteAttributes note) => _harness.Notes.Put(Harness.Key, note);

    private async Task<string> HandleAsync(string request) => Harness.Write<string, EventJsonContext>(
        await _harness.DictateNote.HandleAsync(Harness.Read<JsonElement, EventJsonContext>(request), _harness.Context));
}
