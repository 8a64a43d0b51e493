using System.Text.Json;

namespace Notecast.EndToEnd.Tests;

public sealed class ReplayTests : IDisposable
{
    /// <summary>Long enough to be narrated still when its letter is replayed.</summary>
    private const int Paragraphs = 1_000;

    /// <summary>Far less than a message may stay hidden.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly NotecastCommand _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_note_that_was_mended_and_whose_letter_is_replayed_does_not_keep_the_pipeline_waiting()
    {
        var unfinished = new { UserId = "u", NoteId = "n", Note = "<speak>no end", TextType = "ssml" };
        await _notecast.ImportAsync(JsonSerializer.Serialize(unfinished));
        Assert.Equal("SsmlInvalid", (await _notecast.UpOnceAsync()).FailureCode("n"));
        Assert.Equal(1, await CountLettersAsync());

        var paragraphs = Enumerable.Range(0, Paragraphs).Select(number => $"This is paragraph number {number} of a long note.");
        var text = string.Join("\n\n", paragraphs);
        await _notecast.ImportAsync(JsonSerializer.Serialize(new { UserId = "u", NoteId = "n", Note = text }));
        var (_, output, errors) = await _notecast.RunAsync("dlq", "replay", "--all", "--yes", "--wait", "0");
        Assert.True(output.Contains("1 letter sent to the replay queue.", StringComparison.Ordinal), output + errors);
        using var pipeline = _notecast.Start(["up", "--once", "--json", "--speech", "silent"]);
        var (exitCode, said, _) = await pipeline.EndAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        var report = PipelineReport.Read(exitCode, said);

        Assert.Equal((0, 1L), (report.ExitCode, report.Counts.GetProperty("ready").GetInt64()));
        Assert.Equal(0, await CountLettersAsync());
        Assert.Equal(0, (await _notecast.UpOnceAsync()).Narrations);
    }

    private async Task<long> CountLettersAsync()
    {
        var (exitCode, output, errors) = await _notecast.RunAsync("dlq", "list", "--json");
        Assert.True(exitCode == 0, output + errors);
        return JsonSerializer.Deserialize<JsonElement>(output).GetProperty("letters").GetInt64();
    }
}
