using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

public sealed class ChangeCaptureTests : IAsyncDisposable
{
    private const string Hello = "insert into notes (UserId, NoteId, Note) values ('me', 'n1', 'Hello');";

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[]> Scripts => new()
    {
        { Hello, ["INSERT me/S:n1 - [Note=S:Hello]"] },
        { $"{Hello} update notes set Note = 'Bye'", ["INSERT me/S:n1 - [Note=S:Hello]", "MODIFY me/S:n1 [Note=S:Hello] [Note=S:Bye]"] },
        { $"{Hello} update notes set Note = 'Hello', Title = null", ["INSERT me/S:n1 - [Note=S:Hello]"] },
        { $"{Hello} delete from notes", ["INSERT me/S:n1 - [Note=S:Hello]", "REMOVE me/S:n1 [Note=S:Hello] -"] },
        {
            $"{Hello} insert or replace into notes (UserId, NoteId, VoiceId) values ('me', 'n1', 'Amy')",
            ["INSERT me/S:n1 - [Note=S:Hello]", "MODIFY me/S:n1 [Note=S:Hello] [VoiceId=S:Amy]"]
        },
        { $"{Hello} replace into notes (UserId, NoteId, Note) values ('me', 'n1', 'Hello')", ["INSERT me/S:n1 - [Note=S:Hello]"] },
        {
            $"{Hello} insert into notes (UserId, NoteId, Note) values ('me', 'n1', 'Bye') on conflict (UserId, NoteId) do update set Note = excluded.Note",
            ["INSERT me/S:n1 - [Note=S:Hello]", "MODIFY me/S:n1 [Note=S:Hello] [Note=S:Bye]"]
        },
        { $"{Hello} insert into notes (UserId, NoteId) values ('me', 'n1') on conflict do nothing", ["INSERT me/S:n1 - [Note=S:Hello]"] },
        {
            $"{Hello} insert or ignore into notes (UserId, NoteId) values ('me', 'n1'); delete from notes; {Hello}",
            ["INSERT me/S:n1 - [Note=S:Hello]", "REMOVE me/S:n1 [Note=S:Hello] -", "INSERT me/S:n1 - [Note=S:Hello]"]
        },
        {
            $"{Hello} update notes set NoteId = 'n2', Note = 'Bye'",
            ["INSERT me/S:n1 - [Note=S:Hello]", "REMOVE me/S:n1 [Note=S:Hello] -", "INSERT me/S:n2 - [Note=S:Bye]"]
        },
        {
            $"{Hello} insert into notes (UserId, NoteId) values ('me', 'n2'); update or replace notes set NoteId = 'n2' where NoteId = 'n1'",
            ["INSERT me/S:n1 - [Note=S:Hello]", "INSERT me/S:n2 - []", "REMOVE me/S:n1 [Note=S:Hello] -", "MODIFY me/S:n2 [] [Note=S:Hello]"]
        },
        {
            $"{Hello} update notes set UserId = 'you'",
            ["INSERT me/S:n1 - [Note=S:Hello]", "REMOVE me/S:n1 [Note=S:Hello] -", "INSERT you/S:n1 - [Note=S:Hello]"]
        },
        {
            "insert into notes (UserId, NoteId, Note) values ('me', 'b', '1'), ('me', 'a', '2'), ('me', 7, '3')",
            ["INSERT me/S:b - [Note=S:1]", "INSERT me/S:a - [Note=S:2]", "INSERT me/N:7 - [Note=S:3]"]
        },
        {
            "insert into notes (UserId, NoteId, Note) values ('me', 7, 'a'); update notes set NoteId = '7'",
            ["INSERT me/N:7 - [Note=S:a]", "MODIFY me/S:7 [Note=S:a] [Note=S:a]"]
        },
        {
            "insert into notes (UserId, NoteId, Note, Title, VoiceId, TextType) values ('me', 'n', 5, x'00ff', 1.5, null)",
            ["INSERT me/S:n - [Note=N:5 VoiceId=N:1.5 Title=B:AP8=]"]
        },
        { $"begin; {Hello} rollback", [] },
        { "insert into notes (UserId, NoteId, Note) values (42, 'n', 'a')", ["INSERT 42/S:n - [Note=S:a]"] },
        {
            $"pragma recursive_triggers = on; {Hello} replace into notes (UserId, NoteId, Note) values ('me', 'n1', 'Bye')",
            ["INSERT me/S:n1 - [Note=S:Hello]", "REMOVE me/S:n1 [Note=S:Hello] -", "MODIFY me/S:n1 [Note=S:Hello] [Note=S:Bye]"]
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task What_the_sqlite3_program_writes_is_captured(string script, string[] expected)
    {
        _ = _data.Stack;

        Assert.Equal("", await Sqlite3.RunAsync(_data.DatabaseFile, script));

        Assert.Equal(expected, await ChangeCapture.DescribeAsync(_data.Stack));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task What_any_connection_writes_is_captured(string script, string[] expected)
    {
        _data.Execute(script);

        Assert.Equal(expected, await ChangeCapture.DescribeAsync(_data.Stack));
    }

    [Theory]
    [InlineData("('', 'n')", "UserId must be text and not empty")]
    [InlineData("(null, 'n')", "UserId")]
    [InlineData("(x'00', 'n')", "UserId must be text and not empty")]
    [InlineData("('me', '')", "NoteId must be text or an integer and not empty")]
    [InlineData("('me', null)", "NoteId")]
    [InlineData("('me', x'00')", "NoteId must be text or an integer and not empty")]
    [InlineData("('me', 1.5)", "NoteId must be text or an integer and not empty")]
    [InlineData("('me', 1), ('me', '1')", "UNIQUE constraint failed")]
    public async Task Keys_that_name_no_note_are_refused_with_the_rule(string values, string rule)
    {
        _ = _data.Stack;

        Assert.Contains(rule, await Sqlite3.RunAsync(_data.DatabaseFile, $"insert into notes (UserId, NoteId) values {values}"), StringComparison.Ordinal);

        Assert.Empty(await ChangeCapture.ReadAsync(_data.Stack));
    }

    [Fact]
    public async Task A_note_whose_text_is_of_another_type_is_found_and_says_so()
    {
        _data.Execute("insert into notes (UserId, NoteId, Note, Title) values ('me', 1, 5, x'00'), ('me', 2, null, 'a')");

        var number = await _data.Stack.Notes.FindAsync(new NoteKey("me", NoteId.FromNumber("1")), Cancellation);
        var missing = await _data.Stack.Notes.FindAsync(TestData.Key("2"), Cancellation);

        Assert.Equal(new NoteAttributes { NotStrings = "Note" }, number!.Attributes);
        Assert.Equal(new NoteAttributes { Title = "a" }, missing!.Attributes);
        Assert.True(missing.Key.NoteId.IsNumber);
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_breaks_nothing()
    {
        _data.Execute("insert into notes (UserId, NoteId, Note) values ('me', cast(x'6eff' as text), cast(x'61ed a0 80' as text))".Replace(" a0 80", "a080", StringComparison.Ordinal));

        Assert.Equal(["INSERT me/S:n\uFFFD - [Note=S:a\uFFFD\uFFFD\uFFFD]"], await ChangeCapture.DescribeAsync(_data.Stack));
    }

    [Fact]
    public async Task A_record_has_the_writers_time_to_the_millisecond()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-1);
        _data.Execute(Hello);

        Assert.InRange(Assert.Single(await ChangeCapture.ReadAsync(_data.Stack)).ArrivedAt, before, DateTimeOffset.UtcNow.AddMilliseconds(1));
    }

    [Fact]
    public async Task What_lies_before_the_checkpoint_is_trimmed_and_numbers_go_on()
    {
        foreach (var note in Enumerable.Range(1, 5))
        {
            await _data.Stack.NoteClient.PutAsync(TestData.NewNote($"n{note}"), Cancellation);
        }

        var all = await ChangeCapture.ReadAsync(_data.Stack);
        var shard = Assert.Single(await _data.Stack.NoteStream.ListShardsAsync(Cancellation));
        await _data.Stack.NoteStream.SaveCheckpointAsync(shard, all[2].SequenceNumber, Cancellation);
        Assert.Equal(all.Skip(3).Select(entry => entry.SequenceNumber), (await ChangeCapture.ReadAsync(_data.Stack)).Select(entry => entry.SequenceNumber));

        await _data.Stack.NoteStream.SaveCheckpointAsync(shard, all[^1].SequenceNumber, Cancellation);
        await _data.RestartAsync();
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n6"), Cancellation);
        Assert.Equal("6", Assert.Single(await ChangeCapture.ReadAsync(_data.Stack)).SequenceNumber);
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
