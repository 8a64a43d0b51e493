using Notecast.Domain.Dictations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IDictationStore"/> does.</summary>
public abstract class DictationStoreContract
{
    /// <summary>How exactly a store must tell when a dictation was put.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    protected abstract IDictationStore Store { get; }

    /// <summary>The store's clock.</summary>
    protected abstract TimeProvider Time { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lets time pass for the store.</summary>
    /// <returns>How much passed: none at a server whose clock no test can set.</returns>
    protected abstract Task<TimeSpan> LetTimePassAsync(TimeSpan time);

    [Fact]
    public async Task A_dictation_is_read_back_whole()
    {
        var key = KeyOf(NewNote());

        await PutAsync(key, Audio(300_000, seed: 1));

        Assert.Equal(Audio(300_000, seed: 1), await ReadAsync(key));
    }

    [Fact]
    public async Task A_dictation_is_found_with_the_time_at_which_it_was_put()
    {
        var key = KeyOf(NewNote());
        var before = Time.GetUtcNow();

        await PutAsync(key, Audio(100, seed: 1));

        var putAt = await Store.FindAsync(key, Cancellation);
        Assert.NotNull(putAt);
        Assert.InRange(putAt.Value, before - Precision, Time.GetUtcNow() + Precision);
    }

    [Fact]
    public async Task A_dictation_that_was_never_put_is_neither_found_nor_opened()
    {
        var key = KeyOf(NewNote());

        Assert.Null(await Store.FindAsync(key, Cancellation));
        Assert.Null(await Store.OpenAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_dictation_is_invisible_until_it_is_written_to_its_end()
    {
        var key = KeyOf(NewNote());
        await Store.PutAsync(
            key,
            async (stream, token) =>
            {
                await stream.WriteAsync(Audio(200_000, seed: 1), token);
                await stream.FlushAsync(token);
                Assert.Null(await Store.FindAsync(key, token));
                Assert.Null(await Store.OpenAsync(key, token));
            },
            Cancellation);

        Assert.NotNull(await Store.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_put_whose_writer_fails_leaves_nothing()
    {
        var key = KeyOf(NewNote());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.PutAsync(key, FailAfterWriting, Cancellation));

        Assert.Null(await Store.FindAsync(key, Cancellation));
        Assert.Null(await Store.OpenAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_put_that_is_stopped_leaves_nothing()
    {
        var key = KeyOf(NewNote());
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(
            key,
            async (stream, _) =>
            {
                await stream.WriteAsync(Audio(1_000, seed: 1), CancellationToken.None);
                await stop.CancelAsync();
            },
            stop.Token));

        Assert.Null(await Store.FindAsync(key, Cancellation));
        Assert.Null(await Store.OpenAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_put_that_fails_leaves_the_dictation_that_was_there_and_its_time()
    {
        var key = KeyOf(NewNote());
        await PutAsync(key, Audio(1_000, seed: 1));
        var putAt = await Store.FindAsync(key, Cancellation);
        await LetTimePassAsync(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.PutAsync(key, FailAfterWriting, Cancellation));

        Assert.Equal(Audio(1_000, seed: 1), await ReadAsync(key));
        Assert.Equal(putAt, await Store.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task Putting_a_dictation_again_replaces_it_and_begins_its_time_anew()
    {
        var key = KeyOf(NewNote());
        await PutAsync(key, Audio(5_000, seed: 1));
        var first = await Store.FindAsync(key, Cancellation);
        var passed = await LetTimePassAsync(TimeSpan.FromHours(1));

        await PutAsync(key, Audio(3_000, seed: 2));

        Assert.Equal(Audio(3_000, seed: 2), await ReadAsync(key));
        var second = await Store.FindAsync(key, Cancellation);
        Assert.InRange(second!.Value, first!.Value + passed, Time.GetUtcNow() + Precision);
    }

    [Fact]
    public async Task A_dictation_can_be_put_again_from_itself()
    {
        var key = KeyOf(NewNote());
        await PutAsync(key, Audio(300_000, seed: 1));
        await using (var kept = await Store.OpenAsync(key, Cancellation))
        {
            await Store.PutAsync(key, kept!.CopyToAsync, Cancellation);
        }

        Assert.Equal(Audio(300_000, seed: 1), await ReadAsync(key));
    }

    [Fact]
    public async Task Each_content_and_each_note_has_a_dictation_of_its_own()
    {
        var note = NewNote("n1");
        DictationKey[] keys =
        [
            new(note, Hash('a')),
            new(note, Hash('b')),
            new(new NoteKey(note.UserId, NoteId.FromString("n10")), Hash('a')),
            new(new NoteKey($"{note.UserId}x", note.NoteId), Hash('a')),
        ];
        await AssertOwnAudioAsync(keys);
    }

    [Fact]
    public async Task Notes_with_odd_and_long_ids_have_dictations_of_their_own()
    {
        var user = NewNote().UserId;
        int[] lengths = [254, 255, 256, 800];
        string[] ids = [.. OddIds, .. lengths.Select(length => new string('x', length)), new string('é', 130)];
        await AssertOwnAudioAsync([.. ids.Select(id => KeyOf(new NoteKey(user, NoteId.FromString(id))))]);
    }

    [Fact]
    public async Task A_reader_sees_one_whole_dictation_while_others_put_it()
    {
        var key = KeyOf(NewNote());
        byte[][] audios = [.. Enumerable.Range(0, 4).Select(seed => Audio(300_000, seed))];
        await PutAsync(key, audios[0]);
        var putting = Task.WhenAll(audios.Select(audio => Task.Run(() => PutAsync(key, audio), Cancellation)));

        do
        {
            var seen = await ReadAsync(key);
            Assert.Contains(audios, audio => audio.AsSpan().SequenceEqual(seen));
        }
        while (!putting.IsCompleted);

        await putting;
    }

    private static DictationKey KeyOf(NoteKey note) => new(note, Hash('a'));

    private static byte[] Audio(int length, int seed)
    {
        var audio = new byte[length];
        new Random(seed).NextBytes(audio);
        return audio;
    }

    private static async Task FailAfterWriting(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Audio(100_000, seed: 9), cancellationToken);
        throw new InvalidOperationException("The writer fails.");
    }

    private async Task AssertOwnAudioAsync(IReadOnlyList<DictationKey> keys)
    {
        foreach (var (index, key) in keys.Index())
        {
            Assert.Null(await Store.FindAsync(key, Cancellation));
            await PutAsync(key, Audio(100 + index, seed: index));
        }

        foreach (var (index, key) in keys.Index())
        {
            Assert.Equal(Audio(100 + index, seed: index), await ReadAsync(key));
        }
    }

    private Task PutAsync(DictationKey key, byte[] audio) => Store.PutAsync(
        key,
        async (stream, token) =>
        {
            foreach (var part in audio.Chunk(70_000))
            {
                await stream.WriteAsync(part, token);
            }
        },
        Cancellation);

    private async Task<byte[]> ReadAsync(DictationKey key)
    {
        await using var audio = await Store.OpenAsync(key, Cancellation);
        Assert.NotNull(audio);
        using var copy = new MemoryStream();
        await audio.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
