using System.Diagnostics;
using System.Globalization;
using Notecast.AwsTesting;
using Notecast.Domain.Audio;

namespace Notecast.Benchmarks;

/// <summary>Measures walking, joining and tagging of MP3 audio beside FFmpeg's programs.</summary>
internal static class AudioCommand
{
    private const string HowToInstall = "install the package ffmpeg";
    private const int Runs = 5;
    private const int Parts = 60;
    private static readonly TimeSpan Duration = TimeSpan.FromHours(6);
    private static readonly TimeSpan NoteDuration = TimeSpan.FromMinutes(5);
    private static readonly AudioTags Tags = new("The sea", "en-US", "Joanna");

    /// <summary>Prints the table.</summary>
    public static async Task MeasureAsync(TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        var folder = Directory.CreateTempSubdirectory("notecast-audio-");
        try
        {
            await MeasureAsync(folder.FullName, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, TextWriter output)
    {
        var table = new MarkdownTable("Audio", "", "MB", "s", "MB a second", "CPU s", "baseline's s/s", "baseline's CPU s/CPU s")
        {
            Remarks = $"Medians of {Runs} runs after one to warm up, files in the system's cache; MB are 10⁶ bytes. MPEG-2 audio at "
                + $"48 kbit/s: {NoteDuration.TotalMinutes:F0} minutes, a note, and {Duration.TotalHours:F0} hours. ffprobe reads all packets (`-count_packets`), and finds as many as the walk "
                + "finds frames; its seconds are those of the whole program, its CPU seconds are looked at every 5 ms and a little low. "
                + $"Joining: {Parts} parts to one file, FFmpeg by its concat demuxer with `-c copy`. The walks of the parts come before.",
        };
        await AddWalksAsync(table, folder, NoteDuration);
        await AddWalksAsync(table, folder, Duration);
        await AddJoinsAsync(table, folder);
        await output.WriteLineAsync(table.ToString());

        var tag = await CpuRuns.MeasureAsync(() => Mp3Joiner.JoinAsync([TinyPart()], Tags, Stream.Null, CancellationToken.None));
        await output.WriteLineAsync($"A tag with one header frame and one frame of audio: {tag.Seconds * 1e6:F1} µs, {Figure.Count(tag.Bytes)} bytes allocated.");
    }

    private static async Task AddWalksAsync(MarkdownTable table, string folder, TimeSpan duration)
    {
        var path = Path.Combine(folder, "walked.mp3");
        await File.WriteAllBytesAsync(path, Mp3Silence.Create(duration));
        var bytes = new FileInfo(path).Length;
        Mp3Summary? summary = null;
        var walk = await MedianAsync(() => InProcessAsync(async () =>
        {
            await using var file = File.OpenRead(path);
            summary = await Mp3Walker.WalkAsync(file, CancellationToken.None);
        }));
        var probe = await MedianAsync(() => RunAsync(
            "ffprobe", "-v", "error", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", path));
        var packets = long.Parse(probe.Output.Trim().TrimEnd(','), CultureInfo.InvariantCulture);
        if (packets != summary!.Frames)
        {
            throw new InvalidOperationException($"Nothing to compare: {summary.Frames} frames were walked, ffprobe counts {packets} packets.");
        }

        Add(table, "ffprobe", bytes, probe, probe);
        Add(table, "Mp3Walker", bytes, walk, probe);
        var audio = await File.ReadAllBytesAsync(path);
        var inMemory = await MedianAsync(() => InProcessAsync(() =>
        {
            Mp3Walker.Walk(audio);
            return Task.CompletedTask;
        }));
        Add(table, "Mp3Walker, in memory", bytes, inMemory, probe);
    }

    private static async Task AddJoinsAsync(MarkdownTable table, string folder)
    {
        var audio = Mp3Silence.Create(Duration / Parts);
        var paths = Enumerable.Range(1, Parts).Select(number => Path.Combine(folder, $"{number}.mp3")).ToList();
        foreach (var path in paths)
        {
            await File.WriteAllBytesAsync(path, audio);
        }

        var list = Path.Combine(folder, "list.txt");
        await File.WriteAllLinesAsync(list, paths.Select(path => $"file '{path}'"));
        var summary = Mp3Walker.Walk(audio);
        var parts = paths.Select(path => new Mp3Part(summary, _ => ValueTask.FromResult<Stream>(File.OpenRead(path)))).ToList();
        var join = await MedianAsync(() => InProcessAsync(async () =>
        {
            await using var file = File.Create(Path.Combine(folder, "joined.mp3"));
            await Mp3Joiner.JoinAsync(parts, Tags, file, CancellationToken.None);
        }));
        var concat = await MedianAsync(() => RunAsync(
            "ffmpeg", "-y", "-v", "error", "-f", "concat", "-safe", "0", "-i", list, "-c", "copy", Path.Combine(folder, "concat.mp3")));
        Add(table, "ffmpeg -f concat -c copy", (long)audio.Length * Parts, concat, concat);
        Add(table, "Mp3Joiner", (long)audio.Length * Parts, join, concat);
    }

    private static void Add(MarkdownTable table, string name, long bytes, ProcessFigures figures, ProcessFigures baseline) => table.Add(
        name,
        Figure.Megabytes(bytes),
        figures.Seconds.ToString("F4", CultureInfo.InvariantCulture),
        Figure.Count(bytes / 1e6 / figures.Seconds),
        figures.CpuSeconds.ToString("F4", CultureInfo.InvariantCulture),
        Figure.Ratio(baseline.Seconds / figures.Seconds),
        Figure.Ratio(baseline.CpuSeconds / figures.CpuSeconds));

    private static async Task<ProcessFigures> MedianAsync(Func<Task<ProcessFigures>> run)
    {
        await run();
        var runs = new List<ProcessFigures>();
        for (var number = 0; number < Runs; number++)
        {
            runs.Add(await run());
        }

        return ProcessFigures.MedianOf(runs);
    }

    private static async Task<ProcessFigures> InProcessAsync(Func<Task> work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new ProcessFigures(seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, 0, "");
    }

    private static Task<ProcessFigures> RunAsync(string program, params string[] arguments) =>
        MeasuredProcess.RunAsync(Programs.Require(program, HowToInstall), arguments, new Dictionary<string, string>());

    private static Mp3Part TinyPart()
    {
        var audio = Mp3Silence.Create(TimeSpan.Zero);
        return new Mp3Part(Mp3Walker.Walk(audio), _ => ValueTask.FromResult<Stream>(new MemoryStream(audio, writable: false)));
    }
}
