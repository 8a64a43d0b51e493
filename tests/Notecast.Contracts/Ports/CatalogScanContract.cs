using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="ICatalogScan"/> does.</summary>
public abstract class CatalogScanContract
{
    private const int Many = 250;

    /// <summary>A catalog of the test's own, and empty at first.</summary>
    protected abstract ICatalog Catalog { get; }

    /// <summary>Reads the same catalog.</summary>
    protected abstract ICatalogScan Scan { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_catalog_has_no_entries()
    {
        Assert.Empty(await ReadAllAsync(segments: 3));
        Assert.Empty(await Scan.FindAllAsync([NewNote()], Cancellation));
        Assert.Empty(await Scan.FindAllAsync([], Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    public async Task Every_entry_is_in_exactly_one_segment(int segments)
    {
        var notes = await WantManyAsync();

        var found = await ReadAllAsync(segments);

        Assert.Equal(Ordered(notes), Ordered(found.Select(entry => entry.Note)));
    }

    [Fact]
    public async Task Entries_are_read_whole_whatever_their_status()
    {
        var expected = await AddOneOfEachStatusAsync();

        Assert.Equal(Ordered(expected), Ordered(await ReadAllAsync(segments: 2)));
        Assert.Equal(Ordered(expected), Ordered((await FindAllAsync(expected)).Values));
    }

    [Fact]
    public async Task Entries_of_many_notes_are_found_by_their_notes()
    {
        var notes = await WantManyAsync();
        var known = notes.Where((_, index) => index % 2 == 0).ToList();
        var unknown = known.Select(note => new NoteKey($"{note.UserId}x", note.NoteId));

        var found = await Scan.FindAllAsync([.. known, .. unknown, known[0]], Cancellation);

        Assert.Equal(Ordered(known), Ordered(found.Keys));
        Assert.All(found, pair => Assert.Equal(pair.Key, pair.Value.Note));
    }

    [Fact]
    public async Task Entries_are_found_as_they_are_now()
    {
        var note = NewNote();
        for (var revision = 1; revision <= 5; revision++)
        {
            await WantAsync(note, Wanted(revision));
            Assert.Equal(Wanted(revision), (await Scan.FindAllAsync([note], Cancellation))[note].Wanted);
        }
    }

    [Fact]
    public async Task Notes_with_odd_ids_have_entries_of_their_own()
    {
        var notes = OddIds.Select(id => new NoteKey(id, NoteId.FromString(id))).ToList();
        foreach (var (index, note) in notes.Index())
        {
            await WantAsync(note, Wanted(index + 1));
        }

        var found = await Scan.FindAllAsync(notes, Cancellation);

        Assert.All(notes.Index(), pair => Assert.Equal(new CatalogEntry(pair.Item, Wanted(pair.Index + 1)), found[pair.Item]));
        Assert.Equal(Ordered(found.Values), Ordered(await ReadAllAsync(segments: 2)));
    }

    [Fact]
    public async Task A_note_id_that_is_a_number_stays_one_and_is_found_without_its_type()
    {
        await WantAsync(new NoteKey("me", NoteId.FromNumber("42")), Wanted(1));

        Assert.True(Assert.Single(await ReadAllAsync(segments: 1)).Note.NoteId.IsNumber);
        Assert.Single(await Scan.FindAllAsync([new NoteKey("me", NoteId.FromString("42"))], Cancellation));
    }

    private async Task<List<CatalogEntry>> AddOneOfEachStatusAsync()
    {
        var (pending, ready, failed, removed) = (NewNote(), NewNote("a/b 😀"), NewNote(), NewNote());
        var removal = Removal(4) with { ExpiresAt = new DateTimeOffset(2125, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        await WantAsync(pending, Wanted(1));
        await WantAsync(ready, Wanted(2));
        await Catalog.MarkReadyAsync(ready, Ready(ready, 2), Cancellation);
        await WantAsync(failed, Wanted(3));
        await Catalog.RecordFailureAsync(failed, Failure(3), Cancellation);
        await WantAsync(removed, removal);
        return
        [
            new CatalogEntry(pending, Wanted(1)),
            new CatalogEntry(ready, Wanted(2), Ready(ready, 2)),
            new CatalogEntry(failed, Wanted(3), Ready: null, Failure(3)),
            new CatalogEntry(removed, removal),
        ];
    }

    private async Task<List<NoteKey>> WantManyAsync()
    {
        var user = NewNote().UserId;
        var notes = Enumerable.Range(0, Many)
            .Select(number => new NoteKey($"{user}-{number % 20}", NoteId.FromString($"n{number}")))
            .ToList();
        foreach (var note in notes)
        {
            await WantAsync(note, Wanted(1));
        }

        return notes;
    }

    private Task<WantResult> WantAsync(NoteKey note, Wanted wanted) => Catalog.WantAsync(note, wanted, Cancellation);

    private Task<IReadOnlyDictionary<NoteKey, CatalogEntry>> FindAllAsync(IEnumerable<CatalogEntry> entries) =>
        Scan.FindAllAsync([.. entries.Select(entry => entry.Note)], Cancellation);

    private async Task<List<CatalogEntry>> ReadAllAsync(int segments)
    {
        var entries = new List<CatalogEntry>();
        for (var segment = 0; segment < segments; segment++)
        {
            await foreach (var page in Scan.ReadPagesAsync(segment, segments, Cancellation))
            {
                entries.AddRange(page);
            }
        }

        return entries;
    }

    private static IEnumerable<NoteKey> Ordered(IEnumerable<NoteKey> notes) =>
        notes.OrderBy(note => note.ToString(), StringComparer.Ordinal);

    private static IEnumerable<CatalogEntry> Ordered(IEnumerable<CatalogEntry> entries) =>
        entries.OrderBy(entry => entry.Note.ToString(), StringComparer.Ordinal);
}
