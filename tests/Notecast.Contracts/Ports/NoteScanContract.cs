using System.Globalization;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="INoteScan"/> does.</summary>
public abstract class NoteScanContract
{
    /// <summary>With <see cref="LongText"/> more than DynamoDB reads at once, which is 1 MB.</summary>
    private const int Many = 300;

    private static readonly string LongText = new('x', 5_000);

    /// <summary>A table with these notes and no other. Their ids are all strings or all numbers.</summary>
    protected abstract Task<INoteScan> CreateAsync(IReadOnlyList<Note> notes);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_without_notes_has_none_in_any_segment()
    {
        var scan = await CreateAsync([]);

        Assert.Empty(await ReadAllAsync(scan, segments: 4));
        Assert.Equal(0, await scan.EstimateCountAsync(Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task Every_note_is_in_exactly_one_segment(int segments)
    {
        var notes = ManyNotes();
        var scan = await CreateAsync(notes);

        var found = await ReadAllAsync(scan, segments);

        Assert.Equal(Ordered(notes), Ordered(found));
    }

    [Fact]
    public async Task No_page_holds_the_whole_table()
    {
        var scan = await CreateAsync(ManyNotes());

        var pages = await scan.ReadPagesAsync(0, 1, Cancellation).ToListAsync(Cancellation);

        Assert.All(pages, page => Assert.InRange(page.Count, 0, Many - 1));
    }

    [Fact]
    public async Task Notes_are_read_whole()
    {
        var attributes = new NoteAttributes
        {
            Text = "It's \"quoted\" 😀\n\tsecond line; drop table notes --",
            TextType = "ssml",
            VoiceId = "Joanna",
            Engine = "neural",
            LanguageCode = "en-US",
            Title = "Überschrift",
        };
        Note[] notes =
        [
            new(NewNote(), attributes),
            new(NewNote(), new NoteAttributes()),
            .. OddIds.Select(id => new Note(new NoteKey(id, NoteId.FromString(id)), new NoteAttributes { Text = id })),
        ];
        var scan = await CreateAsync(notes);

        Assert.Equal(Ordered(notes), Ordered(await ReadAllAsync(scan, segments: 3)));
    }

    [Fact]
    public async Task Note_ids_that_are_numbers_stay_numbers()
    {
        var user = NewNote().UserId;
        var notes = Enumerable.Range(-10, 40).Select(number => NumberedNote(user, number)).ToList();
        var scan = await CreateAsync(notes);

        var found = await ReadAllAsync(scan, segments: 3);

        Assert.Equal(Ordered(notes), Ordered(found));
        Assert.All(found, note => Assert.True(note.Key.NoteId.IsNumber));
    }

    [Fact]
    public async Task The_estimate_is_about_the_number_of_notes()
    {
        var scan = await CreateAsync([.. Enumerable.Range(0, 25).Select(_ => new Note(NewNote(), new NoteAttributes()))]);

        Assert.InRange(await scan.EstimateCountAsync(Cancellation), 0, 50);
    }

    [Fact]
    public async Task Of_many_keys_those_with_a_note_are_found()
    {
        var notes = ManyNotes();
        var scan = await CreateAsync(notes);
        var known = notes.Where((_, index) => index % 2 == 0).Select(note => note.Key).ToList();
        var unknown = known.Select(key => new NoteKey($"{key.UserId}x", key.NoteId));

        var found = await scan.FindExistingAsync([.. known, .. unknown, known[0]], Cancellation);

        Assert.Equal(known.ToHashSet(), found.ToHashSet());
        Assert.Empty(await scan.FindExistingAsync([], Cancellation));
    }

    [Fact]
    public async Task Keys_with_odd_ids_are_found()
    {
        var keys = OddIds.Select(id => new NoteKey(id, NoteId.FromString(id))).ToList();
        var scan = await CreateAsync([.. keys.Select(key => new Note(key, new NoteAttributes()))]);

        Assert.Equal(keys.ToHashSet(), (await scan.FindExistingAsync(keys, Cancellation)).ToHashSet());
    }

    /// <summary>The key of an object names the note, and has no type: see <see cref="NoteId"/>.</summary>
    [Fact]
    public async Task A_key_that_does_not_know_its_id_to_be_a_number_is_found_all_the_same()
    {
        var scan = await CreateAsync([NumberedNote("me", 42)]);
        string[] ids = ["42", "43", "no number"];
        var keys = ids.Select(id => new NoteKey("me", NoteId.FromString(id))).ToList();

        Assert.Equal(keys[0], Assert.Single(await scan.FindExistingAsync(keys, Cancellation)));
    }

    private static List<Note> ManyNotes()
    {
        var user = NewNote().UserId;
        return
        [
            .. Enumerable.Range(0, Many)
                .Select(number => new NoteKey($"{user}-{number % 20}", NoteId.FromString($"n{number}")))
                .Select(key => new Note(key, new NoteAttributes { Text = LongText })),
        ];
    }

    private static Note NumberedNote(string user, int number) =>
        new(new NoteKey(user, NoteId.FromNumber(number.ToString(CultureInfo.InvariantCulture))), new NoteAttributes { Text = $"{number}" });

    private static IEnumerable<Note> Ordered(IEnumerable<Note> notes) => notes.OrderBy(note => note.Key.ToString(), StringComparer.Ordinal);

    private static async Task<List<Note>> ReadAllAsync(INoteScan scan, int segments)
    {
        var notes = new List<Note>();
        for (var segment = 0; segment < segments; segment++)
        {
            await foreach (var page in scan.ReadPagesAsync(segment, segments, Cancellation))
            {
                notes.AddRange(page);
            }
        }

        return notes;
    }
}
