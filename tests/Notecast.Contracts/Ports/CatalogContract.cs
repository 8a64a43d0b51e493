using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="ICatalog"/> does.</summary>
public abstract class CatalogContract
{
    protected abstract ICatalog Catalog { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_that_was_never_wanted_has_no_entry() => Assert.Null(await FindAsync(NewNote()));

    [Fact]
    public async Task What_is_wanted_is_read_back_whole()
    {
        var note = NewNote();

        Assert.Equal(WantOutcome.Recorded, await WantAsync(note, Wanted(7)));

        Assert.Equal(new CatalogEntry(note, Wanted(7)), await FindAsync(note));
    }

    [Fact]
    public async Task A_removal_is_read_back_with_its_expiry()
    {
        var note = NewNote();
        var removal = Removal(7) with { ExpiresAt = new DateTimeOffset(2125, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        await WantAsync(note, removal);

        Assert.Equal(removal, (await FindAsync(note))?.Wanted);
    }

    [Fact]
    public async Task A_note_id_that_is_a_number_stays_one()
    {
        var note = new NoteKey(NewNote().UserId, NoteId.FromNumber("42"));
        await WantAsync(note, Wanted(1));

        Assert.True((await FindAsync(note))!.Note.NoteId.IsNumber);
    }

    [Fact]
    public async Task Notes_with_odd_ids_have_entries_of_their_own()
    {
        var user = NewNote().UserId;
        var notes = OddIds.SelectMany(id => new[] { new NoteKey(user, NoteId.FromString(id)), new NoteKey($"{user}{id}", NoteId.FromString("n")) }).ToList();
        foreach (var (index, note) in notes.Index())
        {
            await WantAsync(note, Wanted(index + 1));
        }

        foreach (var (index, note) in notes.Index())
        {
            Assert.Equal(new CatalogEntry(note, Wanted(index + 1)), await FindAsync(note));
        }
    }

    [Fact]
    public async Task A_higher_revision_replaces_what_is_wanted()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(9));

        Assert.Equal(WantOutcome.Recorded, await WantAsync(note, Wanted(10, 'b')));

        Assert.Equal(Wanted(10, 'b'), (await FindAsync(note))?.Wanted);
    }

    [Fact]
    public async Task A_repair_is_a_higher_revision()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(9));
        var repair = Wanted(9, 'b') with { Revision = Revision(9).NextRepair() };

        Assert.Equal(WantOutcome.Recorded, await WantAsync(note, repair));

        Assert.Equal(repair, (await FindAsync(note))?.Wanted);
    }

    [Fact]
    public async Task The_same_revision_is_already_wanted_and_changes_nothing()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(9));

        Assert.Equal(WantOutcome.AlreadyWanted, await WantAsync(note, Wanted(9, 'b')));

        Assert.Equal(Wanted(9), (await FindAsync(note))?.Wanted);
    }

    [Fact]
    public async Task A_lower_revision_is_superseded_and_changes_nothing()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(10));

        Assert.Equal(WantOutcome.Superseded, await WantAsync(note, Wanted(9, 'b')));

        Assert.Equal(Wanted(10), (await FindAsync(note))?.Wanted);
    }

    [Fact]
    public async Task A_change_that_is_refused_learns_of_the_entry_that_stands_in_its_way()
    {
        var note = NewNote();
        var repair = Wanted(9, 'b') with { Revision = Revision(9).NextRepair(), CorrelationId = "repair" };
        Assert.Null((await Catalog.WantAsync(note, Wanted(9), Cancellation)).Standing);
        await MarkReadyAsync(note, Ready(note, 9));
        Assert.Null((await Catalog.WantAsync(note, repair, Cancellation)).Standing);
        await Catalog.RecordFailureAsync(note, Failure(9) with { Revision = repair.Revision }, Cancellation);

        var superseded = await Catalog.WantAsync(note, Wanted(9), Cancellation);
        var again = await Catalog.WantAsync(note, repair, Cancellation);

        var standing = await FindAsync(note);
        Assert.Equal(repair, standing?.Wanted);
        Assert.Equal(new WantResult(WantOutcome.Superseded, standing), superseded);
        Assert.Equal(new WantResult(WantOutcome.AlreadyWanted, standing), again);
    }

    [Fact]
    public async Task A_late_write_that_is_refused_learns_of_the_removal()
    {
        var note = NewNote();
        var removal = Removal(10) with { ExpiresAt = new DateTimeOffset(2125, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        await WantAsync(note, removal);

        Assert.Equal(new CatalogEntry(note, removal), (await Catalog.WantAsync(note, Wanted(9), Cancellation)).Standing);
    }

    [Fact]
    public async Task A_late_write_does_not_bring_a_removed_note_back_but_a_new_one_does()
    {
        var note = NewNote();
        await WantAsync(note, Removal(10));

        Assert.Equal(WantOutcome.Superseded, await WantAsync(note, Wanted(9)));
        Assert.True((await FindAsync(note))?.Wanted.IsRemoval);
        Assert.Equal(WantOutcome.Recorded, await WantAsync(note, Wanted(11)));
        Assert.Equal(Wanted(11), (await FindAsync(note))?.Wanted);
    }

    [Fact]
    public async Task What_is_ready_stays_when_something_else_is_wanted()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(1));
        await MarkReadyAsync(note, Ready(note, 1));

        await WantAsync(note, Wanted(2, 'b'));
        Assert.Equal(Ready(note, 1), (await FindAsync(note))?.Ready);
        await WantAsync(note, Removal(3));
        Assert.Equal(Ready(note, 1), (await FindAsync(note))?.Ready);
    }

    [Fact]
    public async Task Racing_changes_end_with_the_highest_revision()
    {
        var note = NewNote();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 24).Reverse().Select(
            revision => Task.Run(() => WantAsync(note, Wanted(revision)), Cancellation)));

        Assert.Equal(Wanted(24), (await FindAsync(note))?.Wanted);
        Assert.Contains(WantOutcome.Recorded, outcomes);
        Assert.DoesNotContain(WantOutcome.AlreadyWanted, outcomes);
    }

    [Fact]
    public async Task One_of_racing_equal_changes_is_recorded()
    {
        var note = NewNote();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 12).Select(_ => Task.Run(() => WantAsync(note, Wanted(1)), Cancellation)));

        Assert.Single(outcomes, WantOutcome.Recorded);
        Assert.Equal(11, outcomes.Count(outcome => outcome == WantOutcome.AlreadyWanted));
    }

    [Fact]
    public async Task What_is_ready_is_read_back_whole()
    {
        var note = NewNote("a/b 😀");
        await WantAsync(note, Wanted(7));

        Assert.True(await MarkReadyAsync(note, Ready(note, 7)));

        Assert.Equal(new CatalogEntry(note, Wanted(7), Ready(note, 7)), await FindAsync(note));
    }

    [Fact]
    public async Task Being_ready_clears_the_last_failure()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(7));
        await Catalog.RecordFailureAsync(note, Failure(7), Cancellation);

        await MarkReadyAsync(note, Ready(note, 7));

        Assert.Null((await FindAsync(note))?.LastFailure);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public async Task Another_revision_than_the_wanted_one_does_not_become_ready(int revision)
    {
        var note = NewNote();
        await WantAsync(note, Wanted(7));
        await Catalog.RecordFailureAsync(note, Failure(7), Cancellation);

        Assert.False(await MarkReadyAsync(note, Ready(note, revision)));

        Assert.Equal(new CatalogEntry(note, Wanted(7), Ready: null, Failure(7)), await FindAsync(note));
    }

    [Fact]
    public async Task A_removed_note_does_not_become_ready()
    {
        var note = NewNote();
        await WantAsync(note, Removal(7));

        Assert.False(await MarkReadyAsync(note, Ready(note, 7)));

        Assert.Null((await FindAsync(note))?.Ready);
    }

    [Fact]
    public async Task A_note_that_was_never_wanted_becomes_neither_ready_nor_failed_nor_forgotten()
    {
        var note = NewNote();

        Assert.False(await MarkReadyAsync(note, Ready(note, 1)));
        Assert.False(await Catalog.RecordFailureAsync(note, Failure(1), Cancellation));
        Assert.False(await Catalog.ForgetReadyAsync(note, Revision(1), Cancellation));

        Assert.Null(await FindAsync(note));
    }

    [Fact]
    public async Task A_failure_of_the_wanted_revision_is_read_back_whole()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(6));
        await MarkReadyAsync(note, Ready(note, 6));
        await WantAsync(note, Wanted(7));

        Assert.True(await Catalog.RecordFailureAsync(note, Failure(7, isFinal: false), Cancellation));
        Assert.Equal(new CatalogEntry(note, Wanted(7), Ready(note, 6), Failure(7, isFinal: false)), await FindAsync(note));
        Assert.True(await Catalog.RecordFailureAsync(note, Failure(7), Cancellation));
        Assert.Equal(Failure(7), (await FindAsync(note))?.LastFailure);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public async Task A_failure_of_another_revision_is_not_recorded(int revision)
    {
        var note = NewNote();
        await WantAsync(note, Wanted(7));

        Assert.False(await Catalog.RecordFailureAsync(note, Failure(revision), Cancellation));

        Assert.Null((await FindAsync(note))?.LastFailure);
    }

    [Fact]
    public async Task Forgetting_clears_what_was_ready_of_a_removed_note_and_may_be_repeated()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(1));
        await MarkReadyAsync(note, Ready(note, 1));
        await WantAsync(note, Removal(2));

        Assert.True(await Catalog.ForgetReadyAsync(note, Revision(2), Cancellation));
        Assert.Null((await FindAsync(note))?.Ready);
        Assert.True((await FindAsync(note))?.Wanted.IsRemoval);
        Assert.True(await Catalog.ForgetReadyAsync(note, Revision(2), Cancellation));
    }

    [Fact]
    public async Task Forgetting_leaves_alone_what_another_removal_or_a_note_that_came_back_asks_for()
    {
        var note = NewNote();
        await WantAsync(note, Wanted(1));
        await MarkReadyAsync(note, Ready(note, 1));
        await WantAsync(note, Removal(2));

        Assert.False(await Catalog.ForgetReadyAsync(note, Revision(1), Cancellation));
        Assert.False(await Catalog.ForgetReadyAsync(note, Revision(3), Cancellation));
        await WantAsync(note, Wanted(3));
        Assert.False(await Catalog.ForgetReadyAsync(note, Revision(2), Cancellation));
        Assert.False(await Catalog.ForgetReadyAsync(note, Revision(3), Cancellation));

        Assert.Equal(Ready(note, 1), (await FindAsync(note))?.Ready);
    }

    private Task<CatalogEntry?> FindAsync(NoteKey note) => Catalog.FindAsync(note, Cancellation);

    private async Task<WantOutcome> WantAsync(NoteKey note, Wanted wanted) => (await Catalog.WantAsync(note, wanted, Cancellation)).Outcome;

    private Task<bool> MarkReadyAsync(NoteKey note, Ready ready) => Catalog.MarkReadyAsync(note, ready, Cancellation);
}
