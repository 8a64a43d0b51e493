using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

public sealed class NoteClientTests : IAsyncDisposable
{
    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_has_every_note_by_user_and_id_however_many_there_are()
    {
        var notes = Enumerable.Range(0, 1_001).Select(number => TestData.NewNote($"n{number:D4}", user: $"u{number % 3}")).ToList();
        await _data.Stack.NoteClient.PutAllAsync(notes, Cancellation);

        var all = await _data.Stack.NoteClient.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);
        var ofOne = await _data.Stack.NoteClient.ListAsync("u1", Cancellation).ToListAsync(Cancellation);

        var expected = notes.OrderBy(note => note.Key.ToString(), StringComparer.Ordinal).ToList();
        Assert.Equal(expected, all);
        Assert.Equal(expected.Where(note => note.Key.UserId == "u1"), ofOne);
        Assert.Empty(await _data.Stack.NoteClient.ListAsync("nobody", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_note_is_found_and_removed_once()
    {
        var note = TestData.NewNote("it's/../a 😀");
        await _data.Stack.NoteClient.PutAsync(note, Cancellation);

        Assert.Equal(note, await _data.Stack.NoteClient.FindAsync(note.Key, Cancellation));
        Assert.True(await _data.Stack.NoteClient.RemoveAsync(note.Key, Cancellation));
        Assert.False(await _data.Stack.NoteClient.RemoveAsync(note.Key, Cancellation));
        Assert.Null(await _data.Stack.NoteClient.FindAsync(note.Key, Cancellation));
    }

    [Fact]
    public async Task Putting_a_note_that_is_the_same_already_is_no_change()
    {
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n1"), Cancellation);

        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n1"), Cancellation);

        Assert.Single(await ChangeCapture.ReadAsync(_data.Stack));
    }

    [Fact]
    public async Task A_number_id_is_kept_as_a_number_where_that_reads_the_same()
    {
        NoteKey[] keys = [new("me", NoteId.FromNumber("-7")), new("me", NoteId.FromNumber("007")), new("me", NoteId.FromNumber("12345678901234567890"))];
        foreach (var key in keys)
        {
            await _data.Stack.NoteClient.PutAsync(new Note(key, new NoteAttributes { Text = "a" }), Cancellation);
            Assert.Equal(key.NoteId.Text, (await _data.Stack.NoteClient.FindAsync(key, Cancellation))?.Key.NoteId.Text);
        }

        Assert.Equal(
            ["INSERT me/N:-7 - [Note=S:a]", "INSERT me/S:007 - [Note=S:a]", "INSERT me/S:12345678901234567890 - [Note=S:a]"],
            await ChangeCapture.DescribeAsync(_data.Stack));
    }

    [Fact]
    public async Task An_attribute_that_is_not_a_string_is_refused_by_name_and_nothing_is_written()
    {
        var odd = new Note(TestData.Key("odd"), new NoteAttributes { NotStrings = "VoiceId" });

        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => _data.Stack.NoteClient.PutAllAsync([TestData.NewNote("n1"), odd], Cancellation));

        Assert.Contains("VoiceId", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await ChangeCapture.ReadAsync(_data.Stack));
    }

    [Fact]
    public async Task A_change_has_the_clients_time()
    {
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n1"), Cancellation);
        var first = _data.Time.GetUtcNow();
        _data.Time.Advance(TimeSpan.FromHours(1));
        await _data.Stack.NoteClient.PutAsync(TestData.NewNote("n2"), Cancellation);

        Assert.Equal([first, first.AddHours(1)], (await ChangeCapture.ReadAsync(_data.Stack)).Select(entry => entry.ArrivedAt));
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
