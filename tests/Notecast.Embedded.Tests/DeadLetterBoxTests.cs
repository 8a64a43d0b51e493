using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests;

/// <summary>What the dead-letter box of one machine does beyond its contract: letters move once, whoever else works on them.</summary>
public sealed class DeadLetterBoxTests : IAsyncDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_that_somebody_else_moved_meanwhile_is_said_not_to_be_moved_and_has_one_copy()
    {
        await SendAsync(3);
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        await using var mine = _data.Stack.OpenDeadLetters();
        await using var theirs = client.OpenDeadLetters();
        var letters = await ReadAllAsync(mine);
        await theirs.ReplayAsync([letters[0]], Cancellation);
        await theirs.DeleteAsync([letters[1]], Cancellation);

        Assert.Equal(letters.Take(2), await mine.ReplayAsync(letters, Cancellation));

        Assert.Equal(["letter 0", "letter 2"], (await ReceiveCopiesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Commands_that_replay_the_same_letters_at_once_move_each_once()
    {
        await SendAsync(200);
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        EmbeddedStack[] stacks = [_data.Stack, client, _data.Stack];

        var notMoved = await Task.WhenAll(stacks.Select(stack => Task.Run(() => ReplayAllAsync(stack), Cancellation)));

        var copies = await ReceiveCopiesAsync();
        Assert.Equal(200, copies.Count);
        Assert.Equal(200, copies.Distinct().Count());
        await using var box = _data.Stack.OpenDeadLetters();
        Assert.Empty(await ReadAllAsync(box));
        Assert.InRange(notMoved.Sum(), 0, 2 * 200);
    }

    [Fact]
    public async Task Letters_are_read_in_the_order_in_which_they_came_and_jobs_of_other_queues_are_not()
    {
        for (var letter = 0; letter < 120; letter++)
        {
            await _data.Stack.SynthesisMessages.SendAsync("a job", None, Cancellation);
            await _data.Stack.DeadLetterMessages.SendAsync($"letter {letter}", None, Cancellation);
        }

        await using var box = _data.Stack.OpenDeadLetters();
        var bodies = (await ReadAllAsync(box)).Select(letter => letter.Body);
        Assert.Equal(Enumerable.Range(0, 120).Select(letter => $"letter {letter}"), bodies);
        Assert.Equal(120, await box.EstimateCountAsync(Cancellation));
    }

    [Fact]
    public async Task A_copy_whose_function_dies_each_time_is_a_letter_again()
    {
        await SendAsync(1);
        await ReplayAllAsync(_data.Stack);
        for (var receive = 0; receive < 6; receive++)
        {
            await _data.Stack.ReplayMessages.ReceiveAsync(10, TimeSpan.FromSeconds(30), TimeSpan.Zero, Cancellation);
            _data.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await using var box = _data.Stack.OpenDeadLetters();
        var letter = Assert.Single(await ReadAllAsync(box));

        Assert.Equal("letter 0", letter.Body);
        Assert.Equal(5, letter.ReceiveCount);
        Assert.NotNull(letter.FirstReceivedAt);
    }

    [Fact]
    public async Task A_letter_is_shown_while_somebody_has_received_it()
    {
        await SendAsync(1);
        await _data.Stack.DeadLetterMessages.ReceiveAsync(1, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancellation);

        await using var box = _data.Stack.OpenDeadLetters();
        Assert.Single(await ReadAllAsync(box));
    }

    private async Task SendAsync(int letters)
    {
        for (var letter = 0; letter < letters; letter++)
        {
            await _data.Stack.DeadLetterMessages.SendAsync($"letter {letter}", None, Cancellation);
        }
    }

    private static async Task<List<DeadLetterMessage>> ReadAllAsync(IDeadLetterBox box) =>
        [.. (await box.ReadAsync(Cancellation).ToListAsync(Cancellation)).SelectMany(batch => batch)];

    /// <returns>How many letters others had moved.</returns>
    private static async Task<int> ReplayAllAsync(EmbeddedStack stack)
    {
        await using var box = stack.OpenDeadLetters();
        var notMoved = 0;
        await foreach (var batch in box.ReadAsync(Cancellation))
        {
            notMoved += (await box.ReplayAsync(batch, Cancellation)).Count;
        }

        return notMoved;
    }

    private async Task<List<string>> ReceiveCopiesAsync()
    {
        var copies = await _data.Stack.ReplayMessages.ReceiveAsync(1_000, TimeSpan.FromMinutes(1), TimeSpan.Zero, Cancellation);
        return [.. copies.Select(copy => copy.Body)];
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
