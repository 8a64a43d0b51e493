using System.Globalization;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

/// <summary>Real speech from espeak-ng and LAME, judged by ffprobe, ffmpeg and mp3val.</summary>
public class RealAudioTests
{
    private const string Text = "The ferry crosses the bay before sunrise.";

    public static readonly TheoryData<string> Encodings =
    [
        "--resample 8 -m m --cbr -b 32",
        "--resample 11.025 -m m -V 5",
        "--resample 12 -m j --abr 40",
        "--resample 16 -m m -V 5",
        "--resample 22.05 -m m -V 2",
        "--resample 24 -m m --cbr -b 48",
        "--resample 24 -m j -V 5",
        "--resample 24 -m s --cbr -b 64 -p",
        "--resample 32 -m m --abr 60",
        "--resample 44.1 -m j --cbr -b 128",
        "--resample 48 -m s -V 5",
    ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_walker_agrees_with_ffprobe_and_joined_speech_is_valid(string options)
    {
        var wav = await SpeechAsync(options);
        var first = await Programs.EncodeAsync(wav, options + " --tt Stale --ta Stale --id3v2-only");
        var second = await Programs.EncodeAsync(wav, options + " -t");
        var walked = Mp3Walker.Walk(first);
        Assert.Empty(walked.Damage);
        await AssertProbeAgreesAsync(first, walked);

        var (joined, summary) = await JoinAsync(first, second, first);
        Assert.Equal((2 * walked.Frames) + Mp3Walker.Walk(second).Frames, summary.Frames);
        Assert.Empty(await Programs.ValidateAsync(joined));
        var probed = await AssertProbeAgreesAsync(joined, summary);
        Assert.Equal("Title é 題", probed["TAG:title"]);
        Assert.Equal("Joanna", probed["TAG:artist"]);
        Assert.Equal("Joanna", probed["TAG:Voice"]);
        Assert.Equal("eng", probed["TAG:language"]);
        Assert.Equal("Notecast", probed["TAG:encoder"]);
    }

    [Fact]
    public async Task Joined_speech_decodes_whole_and_without_complaint()
    {
        var wav = await Programs.SpeakAsync("en", Text);
        var parts = new[] { await Programs.EncodeAsync(wav, "--resample 24 -V 3"), await Programs.EncodeAsync(wav, "--resample 24 -b 48") };
        var (joined, summary) = await JoinAsync(parts);
        var samples = (await Programs.DecodeAsync(joined)).Length / sizeof(short);
        Assert.Equal(summary.Frames * 576, samples);
    }

    [Fact]
    public async Task Files_put_one_behind_the_other_join_to_what_their_audio_is()
    {
        var mp3 = await Programs.EncodeAsync(await Programs.SpeakAsync("en", Text), "--resample 24 -V 3 --id3v2-only --tt x");
        var (once, _) = await JoinAsync(mp3, mp3);
        var (pasted, summary) = await JoinAsync([.. mp3, .. mp3]);
        Assert.Equal(once, pasted);
        Assert.Empty(summary.Damage);
        Assert.Empty(await Programs.ValidateAsync(pasted));
    }

    [Fact]
    public async Task A_part_cut_out_of_a_recording_joins_to_valid_audio()
    {
        var mp3 = await Programs.EncodeAsync(await Programs.SpeakAsync("en", Text), "--resample 24 -b 32 -t");
        var (joined, _) = await JoinAsync(mp3, mp3[(20 * 96)..]);
        Assert.Empty(await Programs.ValidateAsync(joined));
        await Programs.DecodeAsync(joined);
    }

    [Theory]
    [InlineData("--freeformat -b 90", "-b 96")]
    [InlineData("--freeformat -b 200 --resample 32", "-b 192 --resample 32")]
    public async Task Free_format_has_the_frames_that_LAME_wrote(string options, string usualOptions)
    {
        var wav = await Programs.SpeakAsync("en", Text);
        var free = Mp3Walker.Walk(await Programs.EncodeAsync(wav, options));
        var usual = Mp3Walker.Walk(await Programs.EncodeAsync(wav, usualOptions));
        Assert.True(free.IsFreeFormat);
        Assert.Equal((usual.Frames, usual.Duration), (free.Frames, free.Duration));
    }

    [Theory]
    [InlineData(24_000, 48_000)]
    [InlineData(22_050, 32_000)]
    public async Task Silence_is_valid_and_silent(int sampleRate, int bitRate)
    {
        var mp3 = Mp3Silence.Create(TimeSpan.FromSeconds(2.5), sampleRate, bitRate);
        Assert.Empty(await Programs.ValidateAsync(mp3));
        await AssertProbeAgreesAsync(mp3, Mp3Walker.Walk(mp3));
        var samples = await Programs.DecodeAsync(mp3);
        Assert.Equal(Mp3Walker.Walk(mp3).Frames * 576 * sizeof(short), samples.Length);
        Assert.Equal(-1, samples.AsSpan().IndexOfAnyExcept((byte)0));
    }

    /// <summary>Speech with as many channels as the options name.</summary>
    private static async Task<byte[]> SpeechAsync(string options)
    {
        var wav = await Programs.SpeakAsync("en", Text);
        if (options.Contains("-m m", StringComparison.Ordinal))
        {
            return wav;
        }

        Programs.Require("ffmpeg");
        return (await Programs.RunAsync("ffmpeg", wav, "-v", "error", "-i", "-", "-ac", "2", "-f", "wav", "-")).Output;
    }

    private static async Task<(byte[] Bytes, Mp3Summary Summary)> JoinAsync(params byte[][] parts)
    {
        using var output = new MemoryStream();
        var summary = await Mp3Joiner.JoinAsync(
            [.. parts.Select(part => JoinedFile.Part(part))],
            new AudioTags("Title é 題", "en-US", "Joanna"),
            output,
            TestContext.Current.CancellationToken);
        return (output.ToArray(), summary);
    }

    private static async Task<Dictionary<string, string>> AssertProbeAgreesAsync(byte[] mp3, Mp3Summary summary)
    {
        var probed = await Programs.ProbeAsync(mp3);
        Assert.Equal(probed["nb_read_packets"], summary.Frames.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(probed["sample_rate"], summary.SampleRate.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(probed["channels"], summary.Channels.ToString(CultureInfo.InvariantCulture));
        var frame = summary.Duration.TotalSeconds / summary.Frames;
        Assert.Equal(double.Parse(probed["duration"], CultureInfo.InvariantCulture), summary.Duration.TotalSeconds, frame);
        return probed;
    }
}
