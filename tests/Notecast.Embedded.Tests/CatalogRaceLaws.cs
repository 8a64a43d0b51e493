using CsCheck;
using Notecast.Contracts.Ports;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

public sealed class CatalogRaceLaws
{
    [Fact]
    public async Task However_connections_race_the_highest_offered_revision_is_wanted_and_only_what_was_wanted_is_ready()
    {
        await using var data = new TestData();
        await using var second = EmbeddedStack.OpenAsClient(data.Folder, data.Time);
        await using var third = EmbeddedStack.OpenAsClient(data.Folder, data.Time);
        EmbeddedStack[] stacks = [data.Stack, second, third];
        var round = 0;

        await Gen.Int[1, 12].Array[4].Array[3].HoldsAsync(
            async offers =>
            {
                var note = TestData.Key($"n{++round}");
                var ready = await Task.WhenAll(offers.Zip(stacks, (revisions, stack) => Task.Run(() => OfferAsync(stack, note, revisions))));

                var entry = await data.Stack.Catalog.FindAsync(note, CancellationToken.None);
                var highest = Samples.Revision(offers.Max(revisions => revisions.Max()));
                Assert.Equal(highest, entry!.Wanted.Revision);
                var marked = ready.SelectMany(revisions => revisions).ToList();
                Assert.Equal(marked.Count > 0 ? Samples.Revision(marked.Max()) : null, entry.Ready?.Revision);
            },
            iter: 40);
    }

    /// <summary>Wants each revision and narrates it at once, as if nobody else did.</summary>
    /// <returns>The revisions that became ready.</returns>
    private static async Task<List<int>> OfferAsync(EmbeddedStack stack, NoteKey note, int[] revisions)
    {
        var ready = new List<int>();
        foreach (var revision in revisions)
        {
            await stack.Catalog.WantAsync(note, Samples.Wanted(revision), CancellationToken.None);
            if (await stack.Catalog.MarkReadyAsync(note, Samples.Ready(note, revision), CancellationToken.None))
            {
                ready.Add(revision);
            }
        }

        return ready;
    }
}
