using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="INoteTable"/> does.</summary>
public abstract class NoteTableContract
{
    protected abstract INoteTable Notes { get; }

    /// <summary>Writes a note as a client does, over the one that has its key; absent attributes are left out.</summary>
    protected abstract Task PutNoteAsync(Note note);

    /// <summary>Writes a note whose attributes of these names (<c>Note</c>, <c>VoiceId</c> …) are the number 5; the others are absent.</summary>
    protected abstract Task PutNumbersAsync(NoteKey key, IReadOnlyList<string> attributes);

    /// <summary>Removes a note as a client does.</summary>
    protected abstract Task RemoveNoteAsync(NoteKey key);

    /// <summary>The type that the table under test has for note ids: a DynamoDB table has one for all items.</summary>
    protected virtual bool AllowsNumberIds => true;

    [Fact]
    public async Task A_note_that_does_not_exist_is_not_found() => Assert.Null(await FindAsync(NewNote()));

    [Fact]
    public async Task A_note_is_read_back_whole()
    {
        var note = new Note(NewNote(), new NoteAttributes
        {
            Text = "It's \"quoted\" 😀\n\tsecond line; drop table notes --",
            TextType = "ssml",
            VoiceId = "Joanna",
            Engine = "neural",
            LanguageCode = "en-US",
            Title = "Überschrift",
        });
        await PutNoteAsync(note);

        Assert.Equal(note, await FindAsync(note.Key));
    }

    [Fact]
    public async Task Absent_attributes_are_null_and_empty_ones_empty()
    {
        var (absent, empty) = (new Note(NewNote(), new NoteAttributes()), new Note(NewNote(), new NoteAttributes { Text = "", Title = "" }));
        await PutNoteAsync(absent);
        await PutNoteAsync(empty);

        Assert.Equal(absent, await FindAsync(absent.Key));
        Assert.Equal(empty, await FindAsync(empty.Key));
    }

    [Fact]
    public async Task A_note_of_400_KB_is_read_back_whole()
    {
        var note = new Note(NewNote(), new NoteAttributes { Text = new string('x', 399_000) });
        await PutNoteAsync(note);

        Assert.Equal(note, await FindAsync(note.Key));
    }

    [Fact]
    public async Task A_read_sees_the_last_write()
    {
        var key = NewNote();
        for (var version = 1; version <= 10; version++)
        {
            await PutNoteAsync(new Note(key, new NoteAttributes { Text = $"version {version}" }));
            Assert.Equal($"version {version}", (await FindAsync(key))?.Attributes.Text);
        }

        await RemoveNoteAsync(key);
        Assert.Null(await FindAsync(key));
    }

    [Fact]
    public async Task Notes_with_odd_ids_are_notes_of_their_own()
    {
        var user = NewNote().UserId;
        foreach (var id in OddIds)
        {
            await PutNoteAsync(new Note(new NoteKey($"{user}{id}", NoteId.FromString(id)), new NoteAttributes { Text = id }));
        }

        foreach (var id in OddIds)
        {
            Assert.Equal(id, (await FindAsync(new NoteKey($"{user}{id}", NoteId.FromString(id))))?.Attributes.Text);
        }
    }

    [Fact]
    public async Task A_note_id_that_is_a_number_stays_one()
    {
        Assert.SkipUnless(AllowsNumberIds, "The table under test has note ids of type S.");
        var key = new NoteKey(NewNote().UserId, NoteId.FromNumber("42"));
        await PutNoteAsync(new Note(key, new NoteAttributes { Text = "a" }));

        var note = await FindAsync(key);

        Assert.True(note!.Key.NoteId.IsNumber);
        Assert.Equal(key, note.Key);
    }

    [Fact]
    public async Task Attributes_that_are_not_strings_are_named_in_order()
    {
        var key = NewNote();
        await PutNumbersAsync(key, ["Title", "VoiceId", "Note"]);

        Assert.Equal(new Note(key, new NoteAttributes { NotStrings = "Note,VoiceId" }), await FindAsync(key));
    }

    private Task<Note?> FindAsync(NoteKey key) => Notes.FindAsync(key, TestContext.Current.CancellationToken);
}
