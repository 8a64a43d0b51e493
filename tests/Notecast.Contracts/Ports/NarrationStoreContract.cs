using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="INarrationStore"/> does.</summary>
public abstract class NarrationStoreContract
{
    protected abstract INarrationStore Store { get; }

    /// <summary>The object keys of the object-created events that were raised since the last call, decoded.</summary>
    protected abstract Task<IReadOnlyList<string>> ReceiveCreatedKeysAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_narration_is_read_back_whole()
    {
        var key = KeyOf(NewNote());
        var audio = Audio(300_000, seed: 1);

        await PutAsync(key, audio, Metadata());

        await using var stored = await Store.OpenAsync(key, Cancellation);
        Assert.Equal(audio.Length, stored!.Bytes);
        Assert.Equal(Metadata(), stored.Metadata);
        Assert.Equal(audio, await ReadAsync(stored));
    }

    [Fact]
    public async Task A_narration_that_was_never_put_cannot_be_opened() => Assert.Null(await Store.OpenAsync(KeyOf(NewNote()), Cancellation));

    [Fact]
    public async Task A_narration_is_invisible_until_it_is_written_to_its_end()
    {
        var note = NewNote();
        var key = KeyOf(note);
        await Store.PutAsync(
            key,
            Metadata(),
            async (stream, token) =>
            {
                await stream.WriteAsync(Audio(200_000, seed: 1), token);
                await stream.FlushAsync(token);
                Assert.Null(await Store.OpenAsync(key, token));
                Assert.Empty(await Store.ListAsync(note, token));
            },
            Cancellation);

        Assert.Equal([key], await Store.ListAsync(note, Cancellation));
    }

    [Fact]
    public async Task A_put_whose_writer_fails_leaves_nothing_and_raises_no_event()
    {
        var note = NewNote();
        await ReceiveCreatedKeysAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.PutAsync(KeyOf(note), Metadata(), FailAfterWriting, Cancellation));

        Assert.Null(await Store.OpenAsync(KeyOf(note), Cancellation));
        Assert.Empty(await Store.ListAsync(note, Cancellation));
        Assert.Empty(await ReceiveCreatedKeysAsync());
    }

    [Fact]
    public async Task A_put_that_is_stopped_leaves_nothing_and_raises_no_event()
    {
        var note = NewNote();
        await ReceiveCreatedKeysAsync();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(
            KeyOf(note),
            Metadata(),
            async (stream, _) =>
            {
                await stream.WriteAsync(Audio(1_000, seed: 1), CancellationToken.None);
                await stop.CancelAsync();
            },
            stop.Token));

        Assert.Null(await Store.OpenAsync(KeyOf(note), Cancellation));
        Assert.Empty(await ReceiveCreatedKeysAsync());
    }

    [Fact]
    public async Task A_put_that_fails_leaves_the_narration_that_was_there()
    {
        var key = KeyOf(NewNote());
        await PutAsync(key, Audio(1_000, seed: 1), Metadata());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.PutAsync(key, Metadata('b'), FailAfterWriting, Cancellation));

        await using var stored = await Store.OpenAsync(key, Cancellation);
        Assert.Equal(Audio(1_000, seed: 1), await ReadAsync(stored!));
        Assert.Equal(Metadata(), stored!.Metadata);
    }

    [Fact]
    public async Task Putting_a_narration_again_replaces_it()
    {
        var note = NewNote();
        await PutAsync(KeyOf(note), Audio(5_000, seed: 1), Metadata());

        await PutAsync(KeyOf(note), Audio(3_000, seed: 2), Metadata() with { BilledCharacters = 0 });

        await using var stored = await Store.OpenAsync(KeyOf(note), Cancellation);
        Assert.Equal(3_000, stored!.Bytes);
        Assert.Equal(Audio(3_000, seed: 2), await ReadAsync(stored));
        Assert.Equal(0, stored.Metadata.BilledCharacters);
        Assert.Equal([KeyOf(note)], await Store.ListAsync(note, Cancellation));
    }

    [Fact]
    public async Task Each_put_raises_an_event()
    {
        await ReceiveCreatedKeysAsync();
        var (first, second) = (KeyOf(NewNote("a b+c😀")), KeyOf(NewNote()));

        await PutAsync(first);
        await PutAsync(second);
        await PutAsync(first);

        string[] expected = [first.ToString(), second.ToString(), first.ToString()];
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await ReceiveCreatedKeysAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_has_all_revisions_of_the_note_and_nothing_of_another()
    {
        var note = NewNote("n1");
        NoteKey[] others = [new(note.UserId, NoteId.FromString("n10")), new(note.UserId, NoteId.FromString("n")), new($"{note.UserId}x", note.NoteId)];
        var keys = Enumerable.Range(1, 3).Select(revision => KeyOf(note, revision)).ToList();
        foreach (var key in keys.Concat(others.Select(other => KeyOf(other))))
        {
            await PutAsync(key);
        }

        Assert.Equal(keys.Select(key => key.ToString()), (await Store.ListAsync(note, Cancellation)).Select(key => key.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deleting_takes_the_named_narrations_and_no_other()
    {
        var note = NewNote();
        var keys = Enumerable.Range(1, 3).Select(revision => KeyOf(note, revision)).ToList();
        foreach (var key in keys)
        {
            await PutAsync(key);
        }

        await Store.DeleteAsync([keys[0], keys[1]], Cancellation);

        Assert.Null(await Store.OpenAsync(keys[0], Cancellation));
        Assert.Equal([keys[2]], await Store.ListAsync(note, Cancellation));
        await using var left = await Store.OpenAsync(keys[2], Cancellation);
        Assert.NotNull(left);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_error()
    {
        var note = NewNote();
        await PutAsync(KeyOf(note));

        await Store.DeleteAsync([KeyOf(note), KeyOf(NewNote())], Cancellation);
        await Store.DeleteAsync([KeyOf(note)], Cancellation);
        await Store.DeleteAsync([], Cancellation);

        Assert.Empty(await Store.ListAsync(note, Cancellation));
    }

    [Fact]
    public async Task A_deleted_narration_can_be_put_again()
    {
        var key = KeyOf(NewNote());
        await PutAsync(key);
        await Store.DeleteAsync([key], Cancellation);

        await PutAsync(key, Audio(10, seed: 3), Metadata());

        await using var stored = await Store.OpenAsync(key, Cancellation);
        Assert.Equal(Audio(10, seed: 3), await ReadAsync(stored!));
    }

    [Fact]
    public async Task Notes_with_odd_and_long_ids_have_narrations_of_their_own()
    {
        var user = NewNote().UserId;
        string[] ids = [.. OddIds, new string('x', 254), new string('x', 255), new string('x', 256), new string('x', 800), new string('é', 130)];
        var notes = ids.Select(id => new NoteKey(user, NoteId.FromString(id))).ToList();
        foreach (var (index, note) in notes.Index())
        {
            await PutAsync(KeyOf(note), Audio(100 + index, seed: index), Metadata());
        }

        foreach (var (index, note) in notes.Index())
        {
            Assert.Equal([KeyOf(note)], await Store.ListAsync(note, Cancellation));
            await using var stored = await Store.OpenAsync(KeyOf(note), Cancellation);
            Assert.Equal(Audio(100 + index, seed: index), await ReadAsync(stored!));
        }
    }

    private static NarrationKey KeyOf(NoteKey note, int revision = 1) => new(note, Revision(revision), Hash('a'));

    private static byte[] Audio(int length, int seed)
    {
        var audio = new byte[length];
        new Random(seed).NextBytes(audio);
        return audio;
    }

    private Task PutAsync(NarrationKey key) => PutAsync(key, Audio(100, seed: 1), Metadata());

    private Task PutAsync(NarrationKey key, byte[] audio, NarrationMetadata metadata) => Store.PutAsync(
        key,
        metadata,
        async (stream, token) =>
        {
            foreach (var part in audio.Chunk(70_000))
            {
                await stream.WriteAsync(part, token);
            }
        },
        Cancellation);

    private static async Task FailAfterWriting(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Audio(100_000, seed: 9), cancellationToken);
        throw new InvalidOperationException("The writer fails.");
    }

    private static async Task<byte[]> ReadAsync(StoredNarration stored)
    {
        using var copy = new MemoryStream();
        await stored.Audio.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
