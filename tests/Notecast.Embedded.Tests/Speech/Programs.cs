using System.Diagnostics;
using System.Globalization;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

/// <summary>Programs that tests need, or skip without.</summary>
internal static class Programs
{
    /// <summary>The collection of all tests that start programs.</summary>
    public const string OneByOne = "Programs";

    public static void SkipUnlessSpeech()
    {
        var missing = EspeakSynthesizer.FindMissingPrograms();
        Assert.SkipWhen(missing.Count > 0, $"This machine lacks {string.Join(" and ", missing)}. {EspeakSynthesizer.InstallRemedy}");
    }

    /// <summary>What ffprobe, which knows nothing of our code, finds in the audio.</summary>
    public static async Task<ProbedAudio> ProbeAsync(ReadOnlyMemory<byte> mp3)
    {
        SkipUnless("ffprobe", "ffmpeg");
        var file = Path.Combine(Path.GetTempPath(), $"notecast-{Guid.NewGuid():N}.mp3");
        try
        {
            await File.WriteAllBytesAsync(file, mp3, TestContext.Current.CancellationToken);
            var fields = await RunAsync(
                "ffprobe", "-v", "error", "-show_entries", "stream=codec_name,sample_rate,channels,bit_rate,duration", "-of", "csv=p=0", file);
            return ProbedAudio.Parse(fields);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What a program writes to its standard output; it must write nothing to its standard error.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return output;
    }

    private static void SkipUnless(string program, string package) => Assert.SkipWhen(
        EspeakSynthesizer.FindMissingPrograms(new EspeakOptions { EspeakProgram = program, LameProgram = program }).Count > 0,
        $"This machine lacks {program}: apt-get install {package}.");

    internal sealed record ProbedAudio(string Codec, int SampleRate, int Channels, int BitRate, TimeSpan Duration)
    {
        public static ProbedAudio Parse(string csv)
        {
            var fields = csv.Trim().Split(',');
            return new ProbedAudio(
                fields[0],
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                int.Parse(fields[2], CultureInfo.InvariantCulture),
                int.Parse(fields[4], CultureInfo.InvariantCulture),
                TimeSpan.FromSeconds(double.Parse(fields[3], CultureInfo.InvariantCulture)));
        }
    }
}
