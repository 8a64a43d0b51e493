using System.Text.Json;

namespace Notecast.EndToEnd.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly NotecastCommand _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Every_bad_note_fails_with_a_code_a_reason_and_a_remedy_and_holds_up_no_other()
    {
        Programs.Require("sqlite3");
        var codes = new Dictionary<string, string>
        {
            ["blank"] = "TextEmpty",
            ["bad-ssml"] = "SsmlInvalid",
            ["dtd"] = "SsmlInvalid",
            ["bad-type"] = "TextTypeUnknown",
            ["bad-voice"] = "VoiceUnknown",
            ["no-such-engine"] = "EngineNotSupported",
            ["voice-without-engine"] = "EngineNotSupported",
            ["voice-without-language"] = "LanguageNotSupported",
            ["empty"] = "TextEmpty",
            ["missing"] = "TextMissing",
            ["number"] = "AttributeNotString",
            ["blob"] = "AttributeNotString",
            ["voice-number"] = "AttributeNotString",
        };
        await _notecast.ImportAsync(
            Line("blank", " \t\n\u00A0"),
            Line("bad-ssml", "<speak>no end", ("TextType", "ssml")),
            Line("dtd", "<!DOCTYPE speak [<!ENTITY a \"b\">]><speak>&a;</speak>", ("TextType", "ssml")),
            Line("bad-type", "Hello.", ("TextType", "markdown")),
            Line("bad-voice", "Hello.", ("VoiceId", "Nobody")),
            Line("no-such-engine", "Hello.", ("Engine", "steam")),
            Line("voice-without-engine", "Hello.", ("VoiceId", "Hans"), ("Engine", "neural")),
            Line("voice-without-language", "Hello.", ("VoiceId", "Joanna"), ("LanguageCode", "de-DE")),
            Line("good", "Hello."));
        await _notecast.SqlAsync(
            """
            insert into notes (UserId, NoteId, Note) values ('u', 'empty', ''), ('u', 'missing', null), ('u', 'number', 5), ('u', 'blob', x'00ff');
            insert into notes (UserId, NoteId, Note, VoiceId) values ('u', 'voice-number', 'Hello.', 7);
            """);

        var report = await _notecast.UpOnceAsync();

        Assert.Equal(1, report.ExitCode);
        foreach (var (noteId, code) in codes)
        {
            Assert.Equal((noteId, code), (noteId, report.FailureCode(noteId)));
            Assert.NotEmpty(report.Note(noteId).GetProperty("failure").GetProperty("reason").GetString()!);
            Assert.NotEmpty(report.Note(noteId).GetProperty("failure").GetProperty("remedy").GetString()!);
        }

        Assert.Equal("ready", report.Note("good").GetProperty("status").GetString());
        Assert.Equal(codes.Count, report.Counts.GetProperty("failed").GetInt64());
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("espeak")]
    public async Task Odd_but_valid_notes_are_narrated(string speech)
    {
        if (speech == "espeak")
        {
            Programs.Require("espeak-ng", "lame");
        }

        Programs.Require("sqlite3");

        await _notecast.ImportAsync(
            Line("word", new string('a', 10_000)),
            Line("controls", "a\u0001b\u0007c\u001Bd\u0085e"),
            Line("emoji", "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽"),
            Line("rtl", "שלום עולם. مرحبا بالعالم."),
            Line("points", "... — !!!"),
            Line("markup", "a < b && [[x]] <speak>not markup</speak>"));
        await _notecast.SqlAsync("insert into notes (UserId, NoteId, Note) values ('u', 'half-surrogate', 'a' || cast(x'eda0bd' as text) || 'b')");

        var report = await _notecast.UpOnceAsync(speech);

        Assert.All(report.Notes, note => Assert.Equal((note.ToString(), "ready"), (note.ToString(), note.GetProperty("status").GetString())));
        Assert.Equal(7, report.Notes.Count);
    }

    [Theory]
    [InlineData("../..")]
    [InlineData("a/b")]
    [InlineData(".")]
    [InlineData("a b+c%2F")]
    [InlineData("🙂 日本")]
    [InlineData("'; drop table notes; --")]
    [InlineData("[red]x[/]")]
    public async Task Any_id_is_narrated_into_the_data_folder_and_found_again(string id)
    {
        Assert.Equal(0, (await _notecast.RunAsync("note", "put", id, id, "Hello.")).ExitCode);

        var report = await _notecast.UpOnceAsync();

        var file = Path.GetFullPath(report.Note(id).GetProperty("file").GetString()!);
        Assert.StartsWith(Path.Combine(_notecast.Data, "audio"), file, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
        Assert.Equal("Hello.", (await _notecast.ShowAsync(id, id)).GetProperty("attributes").GetProperty("note").GetString());
    }

    [Fact]
    public async Task Ids_too_long_for_an_object_key_fail_and_long_ones_that_fit_are_narrated()
    {
        await _notecast.ImportAsync(
            JsonSerializer.Serialize(new { UserId = new string('u', 400), NoteId = new string('é', 80), Note = "Fits." }),
            JsonSerializer.Serialize(new { UserId = "u", NoteId = new string('n', 1_000), Note = "Does not fit." }));

        var report = await _notecast.UpOnceAsync();

        Assert.Equal("ready", report.Note(new string('é', 80)).GetProperty("status").GetString());
        Assert.Equal("KeyTooLong", report.FailureCode(new string('n', 1_000)));
    }

    [Fact]
    public async Task A_note_of_400_KB_is_narrated()
    {
        var text = string.Concat(Enumerable.Range(0, 8_200).Select(number => $"This is sentence number {number} of a very long note.{(number % 50 == 49 ? "\n\n" : " ")}"));
        Assert.InRange(text.Length, 400_000, 500_000);
        await _notecast.ImportAsync(Line("long", text), Line("short", "Hello."));

        var report = await _notecast.UpOnceAsync();

        Assert.Equal(0, report.ExitCode);
        Assert.InRange(report.Note("long").GetProperty("segments").GetInt32(), 100, 1_000);
    }

    private static string Line(string noteId, string text, params (string Name, string Value)[] attributes) => JsonSerializer.Serialize(
        new Dictionary<string, string>([
            new("UserId", "u"), new("NoteId", noteId), new("Note", text),
            .. attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value))]));
}
