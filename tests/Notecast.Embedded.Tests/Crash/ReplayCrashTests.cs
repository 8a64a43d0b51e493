using Notecast.Contracts.Ports;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;

namespace Notecast.Embedded.Tests.Crash;

/// <summary>Processes are killed with SIGKILL in the middle of a replay.</summary>
public sealed class ReplayCrashTests : IAsyncDisposable
{
    private const int Seed = 20_260_305;
    private const int Letters = 1_000;

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replay_that_is_killed_again_and_again_loses_no_letter_and_moves_none_twice()
    {
        var sent = new HashSet<string>();
        for (var letter = 0; letter < Letters; letter++)
        {
            sent.Add(await _data.Stack.DeadLetterMessages.SendAsync($"letter {letter}", new Dictionary<string, string>(), Cancellation));
        }

        await _data.CloseAsync();
        var random = new Random(Seed);
        for (var round = 0; round < 4; round++)
        {
            var movesBeforeKill = random.Next(1, 30);
            await ChildProcess.RunAsync("replay", _data.Folder, lines => lines.Count == movesBeforeKill);
            var moved = (await _data.Stack.View.ReadStatusAsync(Cancellation)).ReplayQueue.Total;
            Assert.Equal(Letters, moved + (await ReadDeadLettersAsync()).Count);
            await _data.CloseAsync();
        }

        await ChildProcess.RunAsync("replay", _data.Folder);

        Assert.Empty(await ReadDeadLettersAsync());
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, TimeProvider.System);
        var copies = await client.ReplayMessages.ReceiveAsync(2 * Letters, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancellation);
        Assert.Equal(Letters, copies.Count);
        Assert.Equal(sent, copies.Select(copy => copy.Attributes[DeadLetterAttributes.ReplayOf]).ToHashSet());
        Assert.Equal(
            Enumerable.Range(0, Letters).Select(letter => $"letter {letter}").Order(StringComparer.Ordinal),
            copies.Select(copy => copy.Body).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_pipeline_that_is_killed_while_it_replays_narrates_every_note_once()
    {
        const int Notes = 30;
        for (var note = 0; note < Notes; note++)
        {
            await FailAsync($"n{note}");
        }

        await _data.CloseAsync();
        await ChildProcess.RunAsync("replay", _data.Folder);
        var random = new Random(Seed);
        foreach (var step in (string[])["resent", "replayed", "resent", "half", "replayed", "put"])
        {
            var times = random.Next(1, 4);
            await ChildProcess.RunAsync("pipeline", _data.Folder, lines => lines[^1] == step && lines.Count(line => line == step) == times);
        }

        await ChildProcess.RunAsync("pipeline", _data.Folder);

        var status = await _data.Stack.View.ReadStatusAsync(Cancellation);
        Assert.True(status.IsQuiet);
        Assert.Equal((Notes, 0, 0), (status.Ready, status.Pending, status.DeadLetterQueue.Total));
        Assert.Equal(Notes, status.Totals.Narrations);
        Assert.Equal(Notes, _data.FilesIn("audio").Length);
    }

    /// <summary>Leaves what a job that failed for good does: a note that is wanted, and its dead letter.</summary>
    private async Task FailAsync(string note)
    {
        var key = TestData.Key(note);
        await _data.Stack.Catalog.WantAsync(key, Samples.Wanted(1), Cancellation);
        var job = SynthesisJobFormat.Write(new SynthesisJob(key, Samples.Revision(1), JobKind.Narrate, "c"));
        await _data.Stack.DeadLetterMessages.SendAsync(job, new Dictionary<string, string>(), Cancellation);
    }

    private async Task<List<DeadLetterMessage>> ReadDeadLettersAsync()
    {
        await using var box = _data.Stack.OpenDeadLetters();
        return [.. (await box.ReadAsync(Cancellation).ToListAsync(Cancellation)).SelectMany(batch => batch)];
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
