namespace Notecast.Cli.Tests;

public sealed class EventCommandTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Without_arguments_it_lists_what_there_is_and_what_can_be_set()
    {
        var list = await _notecast.RunBareAsync("event");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Contains(
            list.Lines,
            line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["DictateNote", "request", "UserId,", "NoteId,", "VoiceId"]);
        var cases = (await _notecast.RunBareAsync("event", "planNarrations", "--json")).Json.EnumerateArray().ToList();
        Assert.All(cases, found => Assert.Equal("PlanNarrations", found.GetProperty("function").GetString()));
        Assert.Contains("Note", cases.Single(found => found.GetProperty("case").GetString() == "new-note")
            .GetProperty("settings").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_case_stands_before_those_whose_names_go_on_from_its_own()
    {
        var cases = (await _notecast.RunBareAsync("event", "NarrateNote", "--json")).Json.EnumerateArray()
            .Select(found => found.GetProperty("case").GetString());
        Assert.Equal(["unplanned-job", "unplanned-job-on-its-last-try"], cases.TakeLast(2));
    }

    [Fact]
    public async Task An_event_is_written_with_values_set_in_it()
    {
        var filled = await _notecast.RunBareAsync(
            "event", "plannarrations", "NEW-NOTE", "--set", "note=Größer = \"besser\"\n🎧", "--set", "VoiceId=");
        Assert.Equal((0, ""), (filled.ExitCode, filled.Error));
        var image = filled.Json.GetProperty("Records")[0].GetProperty("dynamodb").GetProperty("NewImage");
        Assert.Equal("Größer = \"besser\"\n🎧", image.GetProperty("Note").GetProperty("S").GetString());
        Assert.False(image.TryGetProperty("VoiceId", out _));
    }

    [Theory]
    [InlineData("There are no sample events of a function 'Sing'. There are of: DictateNote, FinishNarration,", "event", "Sing")]
    [InlineData("There are no sample events of a function 'Sing'.", "event", "Sing", "new-note")]
    [InlineData("There is no sample event 'old-note' of PlanNarrations. There are: changed-text,", "event", "PlanNarrations", "old-note")]
    [InlineData("--set needs an event.", "event", "PlanNarrations", "--set", "Note=Hi")]
    [InlineData("--set 'Note' is no name and value.", "event", "PlanNarrations", "new-note", "--set", "Note")]
    public async Task What_there_is_not_is_told(string problem, params string[] arguments)
    {
        var refused = await _notecast.RunBareAsync(arguments);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"notecast: {problem}", refused.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_writes_a_function_takes()
    {
        await _notecast.RunAsync("note", "put", "bob", "2", "Hello.");
        var filled = await _notecast.RunBareAsync("event", "DictateNote", "request", "--set", "UserId=bob", "--set", "NoteId=2");
        _notecast.Input = filled.Output;
        var invoked = await _notecast.RunAsync("invoke", "DictateNote", "-e", "-", "--speech", "silent", "--json");
        Assert.True(invoked.ExitCode == 0, invoked.Error + invoked.Output);
        Assert.Contains("dictations/bob/2/", invoked.Json.GetProperty("result").GetString(), StringComparison.Ordinal);
    }
}
