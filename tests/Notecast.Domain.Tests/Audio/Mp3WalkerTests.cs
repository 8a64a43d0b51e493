using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

public class Mp3WalkerTests
{
    private static readonly Mp3Format Format = new(MpegVersion.Mpeg2, 24000, IsMono: true);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("RIFF....WAVEfmt ", "WAV")]
    [InlineData("OggS............", "Ogg")]
    [InlineData("<Error><Code>AccessDenied</Code></Error>", "XML")]
    [InlineData("{\"message\":\"Rate exceeded\"}", "JSON")]
    [InlineData("ID3\u0003\0\0\0\0\0\u0004....", "only tags")]
    [InlineData("what is this", "no frame that another one follows")]
    public void Data_without_audio_is_refused_with_what_it_is(string data, string found)
    {
        var exception = Assert.Throws<Mp3Exception>(() => Mp3Walker.Walk(System.Text.Encoding.Latin1.GetBytes(data)));
        Assert.Contains(found, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_frame_alone_is_no_audio()
    {
        var exception = Assert.Throws<Mp3Exception>(() => Mp3Walker.Walk(Format.HeaderFrame("Xing")));
        Assert.Contains("header frame", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layer_II_is_named()
    {
        byte[] frame = [0xFF, 0xFD, 0x90, 0x04, .. new byte[413]];
        var exception = Assert.Throws<Mp3Exception>(() => Mp3Walker.Walk([.. frame, .. frame]));
        Assert.Contains("another kind than Layer III", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_single_frame_is_audio() =>
        Assert.Equal(TimeSpan.FromMilliseconds(24), Mp3Walker.Walk(Format.Frame(6, isPadded: false, new Random(1))).Duration);

    [Fact]
    public void A_header_frame_with_checksum_is_recognised_at_both_places_in_use()
    {
        foreach (var shift in (int[])[0, 2])
        {
            var header = Format.Frame(14, isPadded: false, new Random(1));
            header[1] &= 0xFE;
            header.AsSpan(4).Clear();
            "Xing\0\0\0\u0001"u8.CopyTo(header.AsSpan(4 + 9 + shift));
            var frame = Format.Frame(6, isPadded: false, new Random(1));
            var summary = Mp3Walker.Walk([.. header, .. frame, .. frame]);
            Assert.Equal((2, true), (summary.Frames, summary.HasHeaderFrame));
        }
    }

    [Fact]
    public void A_tag_that_is_longer_than_the_stream_is_reported()
    {
        var frame = Format.Frame(6, isPadded: false, new Random(1));
        var summary = Mp3Walker.Walk([.. frame, .. frame, .. "ID3\u0003\0\0\0\0\u0010\0"u8, .. new byte[100]]);
        Assert.Equal(2, summary.Frames);
        Assert.Equal([new Mp3Damage((2 * frame.Length) + 110, 0, Mp3DamageKind.TruncatedTag)], summary.Damage);
    }

    [Theory]
    [InlineData(2, 6, true)]
    [InlineData(3, 9, false)]
    public void Frames_of_another_format_amid_garbage_count_when_there_are_three(int count, int frames, bool hasOneFormat)
    {
        var random = new Random(1);
        var own = Format.Frame(6, isPadded: false, random);
        var other = new Mp3Format(MpegVersion.Mpeg1, 44100, IsMono: true).Frame(6, isPadded: false, random);
        byte[] foreign = [.. Enumerable.Repeat(other, count).SelectMany(bytes => bytes)];
        var summary = Mp3Walker.Walk([.. own, .. own, .. own, 0, .. foreign, 0, 0, 0, 0, .. own, .. own, .. own]);
        Assert.Equal((frames, hasOneFormat), (summary.Frames, summary.HasOneFormat));
    }

    [Fact]
    public void The_letters_of_a_tag_in_garbage_swallow_no_frame()
    {
        var frame = Format.Frame(6, isPadded: false, new Random(1));
        byte[] garbage = [0, .. "TAG"u8, 0, 0, 0, .. "ID3"u8, 9, 9, 9, 9, 9, 9, 9, .. "APE"u8];
        var summary = Mp3Walker.Walk([.. frame, .. frame, .. garbage, .. frame, .. frame]);
        Assert.Equal(4, summary.Frames);
        Assert.Equal([new Mp3Damage(2 * frame.Length, garbage.Length, Mp3DamageKind.Garbage)], summary.Damage);
    }

    [Fact]
    public void A_bounded_number_of_damaged_places_is_kept_and_all_are_counted()
    {
        var frame = Format.Frame(6, isPadded: false, new Random(1));
        byte[] piece = [.. frame, .. frame, 1, 2, 3];
        var summary = Mp3Walker.Walk([.. Enumerable.Repeat(piece, 100).SelectMany(bytes => bytes)]);
        Assert.Equal((200, 100), (summary.Frames, summary.DamageCount));
        Assert.Equal(Mp3Summary.MaximumDamageKept, summary.Damage.Count);
        Assert.Equal(new Mp3Damage(31 * piece.Length + 2 * frame.Length, 3, Mp3DamageKind.Garbage), summary.Damage[^1]);
    }

    [Fact]
    public async Task Half_a_gigabyte_is_walked_in_little_memory()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var block = Mp3Silence.Create(TimeSpan.FromSeconds(60));
        await Mp3Walker.WalkAsync(new RepeatingStream(block, 1), cancellation);
        var stream = new RepeatingStream(block, 500_000_000 / block.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var walk = Mp3Walker.WalkAsync(stream, cancellation);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(walk.IsCompletedSuccessfully);
        Assert.Equal(stream.Length, (await walk).AudioBytes);

        // Debug builds allocate for each call of an asynchronous method, so for each of about 2,000 fills.
        Assert.InRange(allocated, 0, 500_000);
    }

    [Fact]
    public async Task Garbage_without_end_is_walked_in_little_memory()
    {
        var block = new byte[100_000];
        new Random(7).NextBytes(block);
        var stream = new RepeatingStream(block, 300);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var walk = Mp3Walker.WalkAsync(stream, TestContext.Current.CancellationToken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await Assert.ThrowsAsync<Mp3Exception>(() => walk);
        Assert.InRange(allocated, 0, 400_000);
    }

    [Fact]
    public async Task A_walk_can_be_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => Mp3Walker.WalkAsync(new ChunkedStream(new byte[9], 1), new CancellationToken(canceled: true)));
}
