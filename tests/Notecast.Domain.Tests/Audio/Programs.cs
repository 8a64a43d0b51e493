using System.Diagnostics;
using System.Globalization;

namespace Notecast.Domain.Tests.Audio;

/// <summary>Runs programs that know audio independently of the library.</summary>
internal static class Programs
{
    /// <summary>Skips the test when a program is not installed.</summary>
    public static void Require(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = names.Where(name => !folders.Any(folder => File.Exists(Path.Combine(folder, name)))).ToList();
        Assert.SkipUnless(missing.Count == 0, $"Not installed: {string.Join(", ", missing)}.");
    }

    public static async Task<(byte[] Output, string Error)> RunAsync(string name, byte[]? input, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.BaseStream.WriteAsync(input ?? [], cancellation);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{name} {string.Join(' ', arguments)}: {await error}");
        return (output.ToArray(), await error);
    }

    /// <summary>Speaks a text at a speed in words a minute; a WAV file.</summary>
    public static async Task<byte[]> SpeakAsync(string voice, string text, int speed = 175)
    {
        Require("espeak-ng");
        var words = speed.ToString(CultureInfo.InvariantCulture);
        return (await RunAsync("espeak-ng", System.Text.Encoding.UTF8.GetBytes(text), "--stdin", "--stdout", "-v", voice, "-s", words)).Output;
    }

    /// <summary>Encodes a WAV file with LAME into a file, where it can write its header frame.</summary>
    public static async Task<byte[]> EncodeAsync(byte[] wav, string options)
    {
        Require("lame");
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "out.mp3");
        await RunAsync("lame", wav, ["--quiet", .. options.Split(' '), "-", path]);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }

    /// <summary>What mp3val warns of, apart from missing tags.</summary>
    public static async Task<IReadOnlyList<string>> ValidateAsync(byte[] mp3)
    {
        Require("mp3val");
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync(mp3);
        var (output, _) = await RunAsync("mp3val", null, path);
        var lines = System.Text.Encoding.UTF8.GetString(output).Split('\n');
        Assert.Contains(lines, line => line.StartsWith("INFO", StringComparison.Ordinal));
        return
        [
            .. lines.Where(line => line.StartsWith("WARNING", StringComparison.Ordinal) || line.StartsWith("ERROR", StringComparison.Ordinal))
                .Where(line => !line.Contains("No supported tags", StringComparison.Ordinal)),
        ];
    }

    /// <summary>What ffprobe finds, by the entry's name; tags as <c>TAG:name</c>.</summary>
    public static async Task<Dictionary<string, string>> ProbeAsync(byte[] mp3)
    {
        Require("ffprobe");
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync(mp3);
        const string entries = "stream=nb_read_packets,sample_rate,channels:format=duration:format_tags";
        var (output, _) = await RunAsync("ffprobe", null, "-v", "error", "-count_packets", "-show_entries", entries, "-of", "default=nw=1", path);
        return System.Text.Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>Decodes to 16-bit samples; fails when the decoder finds anything wrong.</summary>
    public static async Task<byte[]> DecodeAsync(byte[] mp3)
    {
        Require("ffmpeg");
        using var folder = new TemporaryFolder();
        var path = await folder.WriteAsync(mp3);
        var (output, error) = await RunAsync("ffmpeg", null, "-v", "error", "-xerror", "-i", path, "-f", "s16le", "-");
        Assert.Equal("", error);
        return output;
    }
}
