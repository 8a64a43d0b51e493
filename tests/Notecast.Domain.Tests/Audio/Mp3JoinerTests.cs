using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

public class Mp3JoinerTests
{
    private static readonly Mp3Format Format = new(MpegVersion.Mpeg2, 24000, IsMono: true);
    private static readonly byte[] OneSecond = Mp3Silence.Create(TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("Groceries", "en-US", "Joanna", "eng")]
    [InlineData("Größe & Maß", "de-DE", "Vicki", "deu")]
    [InlineData("購物清單 🛒", "cmn-CN", "Zhiyu", "zho")]
    [InlineData("قائمة", "arb", "Zeina", "ara")]
    [InlineData("ar", "ar-AE", "Hala", "ara")]
    [InlineData("yue", "yue-CN", "Hiujin", "zho")]
    [InlineData("nb", "nb-NO", "Liv", "nob")]
    [InlineData("wls", "en-GB-WLS", "Geraint", "eng")]
    [InlineData("cy", "cy-GB", "Gwyneth", "cym")]
    [InlineData("Ж", "ru-RU", "Татьяна", "rus")]
    public async Task Tags_name_title_language_and_voice(string title, string languageCode, string voice, string language)
    {
        var joined = await JoinedFile.JoinAsync(Format, new AudioTags(title, languageCode, voice), OneSecond);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["TIT2"] = title,
                ["TPE1"] = voice,
                ["TLAN"] = language,
                ["TSSE"] = "Notecast",
                ["TXXX:Voice"] = voice,
            },
            joined.Tags);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n", "tlh-KX")]
    public async Task What_is_not_known_has_no_tag(string? text, string? languageCode)
    {
        var joined = await JoinedFile.JoinAsync(Format, new AudioTags(text, languageCode, text), OneSecond);
        Assert.Equal(["TSSE"], joined.Tags.Keys);
    }

    [Fact]
    public async Task A_title_with_control_characters_or_half_characters_or_no_end_is_still_one_line()
    {
        var joined = await JoinedFile.JoinAsync(Format, new AudioTags("a\0b\nc\uD800", null, null), OneSecond);
        Assert.Equal("a b c\uFFFD", joined.Tags["TIT2"]);
        var endless = "x" + string.Concat(Enumerable.Repeat("🎧", 100_000));
        var cut = await JoinedFile.JoinAsync(Format, new AudioTags(endless, null, null), OneSecond);
        Assert.Equal(endless[..999], cut.Tags["TIT2"]);
    }

    [Fact]
    public async Task A_header_frame_keeps_the_constant_rate_when_it_fits()
    {
        var rates = (int[])[8_000, 32_000, 48_000, 96_000, 160_000];
        var headerRates = new List<int>();
        foreach (var rate in rates)
        {
            var joined = await JoinedFile.JoinAsync(Format, null, Mp3Silence.Create(TimeSpan.FromSeconds(1), 24_000, rate));
            headerRates.Add(Format.BitRate(joined.Header[2] >> 4));
        }

        Assert.Equal([48_000, 48_000, 48_000, 96_000, 160_000], headerRates);
    }

    [Fact]
    public async Task The_seek_table_of_a_long_file_is_right_within_one_step()
    {
        var parts = (byte[][])
        [
            Mp3Silence.Create(TimeSpan.FromMinutes(3), 24_000, 16_000),
            [.. Mp3Silence.Create(TimeSpan.FromMinutes(1), 24_000, 160_000), .. Mp3Silence.Create(TimeSpan.FromMinutes(2), 24_000, 32_000)],
        ];
        var joined = await JoinedFile.JoinAsync(Format, null, parts);
        int[] perFrame = [48, 480, 96];
        int[] frames = [7500, 2500, 5000];
        for (var percent = 0; percent < 100; percent++)
        {
            var left = 15_000 * percent / 100;
            var position = (long)joined.Header.Length;
            for (var run = 0; run < 3; run++)
            {
                position += (long)Math.Min(left, frames[run]) * perFrame[run];
                left -= Math.Min(left, frames[run]);
            }

            Assert.InRange(joined.Table[percent] - (position * 256 / joined.StreamBytes), -1, 1);
        }
    }

    [Fact]
    public async Task A_summary_that_was_not_walked_gives_an_even_seek_table()
    {
        var walked = Mp3Walker.Walk(OneSecond);
        var known = new Mp3Summary
        {
            Duration = walked.Duration,
            Frames = walked.Frames,
            SampleRate = walked.SampleRate,
            Channels = walked.Channels,
            MpegVersion = walked.MpegVersion,
            BitRate = walked.BitRate,
            IsVariableBitRate = false,
            IsFreeFormat = false,
            AudioBytes = walked.AudioBytes,
            StreamBytes = walked.StreamBytes,
            HasHeaderFrame = false,
            Damage = [],
            DamageCount = 0,
            HasOneFormat = true,
        };
        using var output = new MemoryStream();
        await JoinAsync(output, JoinedFile.Part(OneSecond, 0, known));
        var same = await JoinedFile.JoinAsync(Format, null, OneSecond);
        Assert.Equal(same.Bytes, output.ToArray());
    }

    [Fact]
    public async Task Parts_of_another_format_are_refused_before_anything_is_written()
    {
        var other = Mp3Silence.Create(TimeSpan.FromSeconds(1), 22_050, 32_000);
        using var output = new MemoryStream();
        var exception = await Assert.ThrowsAsync<Mp3Exception>(() => JoinAsync(output, JoinedFile.Part(OneSecond), JoinedFile.Part(other)));
        Assert.Contains("Part 2 of 2 is MPEG-2, 22050 Hz, mono, but part 1 is MPEG-2, 24000 Hz, mono", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public async Task A_part_that_changes_its_format_is_refused()
    {
        byte[] mixed = [.. OneSecond, .. Mp3Silence.Create(TimeSpan.FromSeconds(1), 22_050, 32_000)];
        var exception = await Assert.ThrowsAsync<Mp3Exception>(() => JoinAsync(Stream.Null, JoinedFile.Part(mixed)));
        Assert.Contains("Part 1 of 1 changes its format midway", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_free_format_part_is_refused()
    {
        var frame = Format.Frame(0, isPadded: false, new Random(1), 200);
        var part = JoinedFile.Part([.. frame, .. frame, .. frame, .. frame]);
        var exception = await Assert.ThrowsAsync<Mp3Exception>(() => JoinAsync(Stream.Null, part));
        Assert.Contains("Part 1 of 1 is free format", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_parts_are_refused() => await Assert.ThrowsAsync<Mp3Exception>(() => JoinAsync(Stream.Null));

    [Fact]
    public async Task A_part_that_is_not_what_its_summary_says_is_named()
    {
        var summary = Mp3Walker.Walk(OneSecond);
        byte[][] others = [[], OneSecond[..^200], [.. OneSecond, .. OneSecond], Mp3Silence.Create(TimeSpan.FromSeconds(1), 24000, 64_000)];
        foreach (var other in others)
        {
            var parts = (Mp3Part[])[JoinedFile.Part(OneSecond), JoinedFile.Part(other, 0, summary)];
            var exception = await Assert.ThrowsAsync<Mp3Exception>(() => JoinAsync(Stream.Null, parts));
            Assert.Contains("Part 2 of 2 has", exception.Message, StringComparison.Ordinal);
            Assert.Contains("but its summary says 42 frames with 6048 bytes", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Part_streams_are_closed_and_the_output_is_not()
    {
        var stream = new ChunkedStream(OneSecond, 1);
        using var output = new MemoryStream();
        await JoinAsync(output, new Mp3Part(Mp3Walker.Walk(OneSecond), _ => ValueTask.FromResult<Stream>(stream)));
        Assert.True(stream.IsClosed);
        Assert.True(output.CanWrite);
    }

    [Fact]
    public async Task A_frame_that_draws_on_data_before_its_part_is_muted_and_no_other()
    {
        var random = new Random(3);
        var frames = Enumerable.Range(0, 5).Select(_ => Format.Frame(6, isPadded: false, random)).ToArray();
        foreach (var (frame, reachesBack) in frames.Zip((int[])[0, 200, 200, 255, 255]))
        {
            frame[4] = (byte)reachesBack;
            frame[8] = 77;
        }

        var joined = await JoinedFile.JoinAsync(Format, null, OneSecond, [.. frames.SelectMany(frame => frame)]);
        var part = joined.Audio[OneSecond.Length..];

        // A frame carries 131 bytes of audio data: the second reaches back 200, the third's 200 and all later ones' are there.
        var muted = frames[1].ToArray();
        muted.AsSpan(4, 9).Clear();
        Assert.Equal([.. frames[0], .. muted, .. frames[2], .. frames[3], .. frames[4]], part);
    }

    [Theory]
    [InlineData(24000, 131, false)]
    [InlineData(24000, 132, true)]
    [InlineData(44100, 187, false)]
    [InlineData(44100, 188, true)]
    [InlineData(44100, 511, true)]
    public async Task A_frame_may_draw_on_all_data_of_its_part(int sampleRate, int reachesBack, bool isMuted)
    {
        // Frames of 144 bytes with 13 of header and side information, or 208 with 21. MPEG-1 counts with 9 bits, MPEG-2 with 8.
        var format = sampleRate == 24000 ? Format : new Mp3Format(MpegVersion.Mpeg1, 44100, IsMono: true);
        var random = new Random(3);
        var first = format.Frame(sampleRate == 24000 ? 6 : 5, isPadded: false, random);
        var second = first.ToArray();
        second[4] = (byte)(sampleRate == 24000 ? reachesBack : reachesBack >> 1);
        second[5] = (byte)(sampleRate == 24000 ? 1 : reachesBack << 7);
        second[7] = 5;
        var joined = await JoinedFile.JoinAsync(format, null, [.. first, .. second]);
        Assert.Equal(isMuted, !joined.Audio.AsSpan(first.Length).SequenceEqual(second));
    }

    [Fact]
    public async Task A_muted_frame_loses_its_checksum()
    {
        var random = new Random(3);
        var frame = Format.Frame(6, isPadded: false, random);
        var first = frame.ToArray();
        first[1] &= 0xFE;
        first.AsSpan(4, 11).Fill(9);
        var joined = await JoinedFile.JoinAsync(Format, null, [.. first, .. frame, .. frame]);
        first[1] |= 1;
        first.AsSpan(4, 11).Clear();
        Assert.Equal([.. first, .. frame, .. frame], joined.Audio);
    }

    [Fact]
    public async Task Half_a_gigabyte_is_joined_in_little_memory()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var block = Mp3Silence.Create(TimeSpan.FromSeconds(60));
        var repeats = 250_000_000 / block.Length;
        var summary = await Mp3Walker.WalkAsync(new RepeatingStream(block, repeats), cancellation);
        var part = new Mp3Part(summary, _ => ValueTask.FromResult<Stream>(new RepeatingStream(block, repeats)));
        var output = new RepeatingStream([], 0);
        await JoinAsync(Stream.Null, JoinedFile.Part(block));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var join = JoinAsync(output, part, part);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(join.IsCompletedSuccessfully);
        Assert.Equal(2 * summary.AudioBytes, (await join).AudioBytes);
        Assert.InRange(output.Written, 2 * summary.AudioBytes, (2 * summary.AudioBytes) + 10_000);
        Assert.InRange(allocated, 0, 1_000_000);
    }

    private static Task<Mp3Summary> JoinAsync(Stream output, params Mp3Part[] parts) =>
        Mp3Joiner.JoinAsync(parts, new AudioTags(null, null, null), output, TestContext.Current.CancellationToken);
}
