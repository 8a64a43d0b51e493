using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="INarrationScan"/> does.</summary>
public abstract class NarrationScanContract
{
    /// <summary>More than S3 lists at once, which is 1,000.</summary>
    private const int Many = 1_050;

    /// <summary>A bucket of the test's own, and empty at first.</summary>
    protected abstract INarrationStore Store { get; }

    /// <summary>Looks at the same bucket.</summary>
    protected abstract INarrationScan Scan { get; }

    /// <summary>Puts objects of a few bytes with these keys, which need not be narrations'.</summary>
    protected abstract Task PutObjectsAsync(IReadOnlyCollection<string> objectKeys);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_bucket_has_no_narrations() => Assert.Empty(await ReadAllAsync());

    [Fact]
    public async Task A_narration_exists_from_its_put_to_its_deletion()
    {
        var (key, other) = (KeyOf(NewNote("a/b 😀")), KeyOf(NewNote()));
        Assert.False(await Scan.ExistsAsync(key, Cancellation));

        await PutAsync(key);
        Assert.True(await Scan.ExistsAsync(key, Cancellation));
        Assert.False(await Scan.ExistsAsync(other, Cancellation));

        await Store.DeleteAsync([key], Cancellation);
        Assert.False(await Scan.ExistsAsync(key, Cancellation));
    }

    [Fact]
    public async Task All_narrations_are_read_in_the_order_of_their_keys()
    {
        var user = NewNote().UserId;
        var keys = OddIds
            .SelectMany(id => new[] { new NoteKey(user, NoteId.FromString(id)), new NoteKey($"{id}{user}", NoteId.FromString("n")) })
            .SelectMany(note => new[] { KeyOf(note, 2), KeyOf(note, 1) })
            .ToList();
        foreach (var key in keys)
        {
            await PutAsync(key);
        }

        Assert.Equal(Ordered(keys), await ReadAllAsync());
    }

    [Fact]
    public async Task Many_narrations_are_read_in_pages_each_once()
    {
        var keys = await PutManyAsync();

        var pages = await Scan.ReadPagesAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Ordered(keys), pages.SelectMany(page => page));
        Assert.All(pages, page => Assert.InRange(page.Count, 0, Many - 1));
    }

    [Fact]
    public async Task Narrations_may_be_deleted_while_they_are_read()
    {
        var keys = await PutManyAsync();
        var read = new List<NarrationKey>();
        await foreach (var page in Scan.ReadPagesAsync(Cancellation))
        {
            read.AddRange(page);
            await Store.DeleteAsync([.. page.Where(key => key.Revision == Revision(1))], Cancellation);
        }

        Assert.Equal(Ordered(keys), read);
        Assert.Equal(Ordered(keys.Where(key => key.Revision != Revision(1))), await ReadAllAsync());
    }

    [Fact]
    public async Task Objects_that_are_no_narrations_are_left_out()
    {
        var key = KeyOf(NewNote());
        await PutAsync(key);
        await PutObjectsAsync(
        [
            "narrations/", "narrations/me/n1/", "narrations/me/n1/cover.jpg", "narrations/index.html", $"{key}.bak", $"copies/{key}",
            $"segments/{new string('a', 64)}.mp3", $"dictations/me/n1/{new string('a', 64)}.mp3",
        ]);

        Assert.Equal([key], await ReadAllAsync());
    }

    private static NarrationKey KeyOf(NoteKey note, int revision = 1) => new(note, Revision(revision), Hash('a'));

    private Task PutAsync(NarrationKey key) =>
        Store.PutAsync(key, Metadata(), (stream, token) => stream.WriteAsync(new byte[10], token).AsTask(), Cancellation);

    /// <summary>Puts narrations of three revisions of many notes.</summary>
    private async Task<List<NarrationKey>> PutManyAsync()
    {
        var user = NewNote().UserId;
        var keys = Enumerable.Range(0, Many)
            .Select(number => KeyOf(new NoteKey(user, NoteId.FromString($"n{number / 3}")), (number % 3) + 1))
            .ToList();
        await PutObjectsAsync([.. keys.Select(key => key.ToString())]);
        return keys;
    }

    private async Task<List<NarrationKey>> ReadAllAsync()
    {
        var pages = await Scan.ReadPagesAsync(Cancellation).ToListAsync(Cancellation);
        return [.. pages.SelectMany(page => page)];
    }

    private static IEnumerable<NarrationKey> Ordered(IEnumerable<NarrationKey> keys) =>
        keys.OrderBy(key => key.ToString(), StringComparer.Ordinal);
}
