namespace Notecast.Embedded.Tests.Crash;

/// <summary>Clients that put dictations are killed (SIGKILL) wherever they happen to be.</summary>
public sealed class DictationCrashTests : IDisposable
{
    private const int Seed = 20_261_125;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"notecast-{Guid.NewGuid():N}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_client_leaves_whole_dictations_only_and_all_that_were_acknowledged()
    {
        var random = new Random(Seed);
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in (string[])["half", "put", "half", "put", "half"])
        {
            var times = random.Next(1, Dictator.Dictations);
            var lines = await ChildProcess.RunAsync(
                "dictate", _folder, lines => IsStep(lines[^1], step) && lines.Count(line => IsStep(line, step)) == times);
            acknowledged.UnionWith(lines.Where(line => IsStep(line, "put")));

            await AssertWholeAsync(acknowledged);
        }
    }

    private static bool IsStep(string line, string step) => (line == "half") == (step == "half");

    private async Task AssertWholeAsync(HashSet<string> acknowledged)
    {
        await using var stack = EmbeddedStack.OpenAsPipeline(_folder, TimeProvider.System);
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var note in Enumerable.Range(0, Dictator.Dictations).Select(Dictator.NoteOf))
        {
            await using var audio = await stack.Dictations.OpenAsync(Dictator.KeyOf(note), Cancellation);
            if (audio is null)
            {
                continue;
            }

            using var copy = new MemoryStream();
            await audio.CopyToAsync(copy, Cancellation);
            Assert.Equal(MiniPipeline.AudioOf(note), copy.ToArray());
            there.Add(note.NoteId.Text);
        }

        Assert.Superset(acknowledged, there);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "temp")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
