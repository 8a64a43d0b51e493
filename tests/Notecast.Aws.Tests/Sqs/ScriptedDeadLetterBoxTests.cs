using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Aws.Tests.Sqs;

/// <summary>
/// A box on queues that refuse some of a batch, deliver twice, gave a letter to somebody else, or have many. Alone, since memory is the
/// process's.
/// </summary>
[Collection(ProcessState.Name)]
public sealed class ScriptedDeadLetterBoxTests
{
    private const int Always = int.MaxValue;

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_whose_copy_is_refused_stay_and_are_returned()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b", "c"]);
        queues.Refusals[("SendMessageBatch", "b")] = Always;
        await using var box = queues.Open(_time);
        var letters = await TestDeadLetters.ReadAllAsync(box);

        var stay = await box.ReplayAsync(letters, Cancellation);

        Assert.Equal("b", Assert.Single(stay).MessageId);
        Assert.Equal(["SendMessageBatch a b c", "DeleteMessageBatch a c"], queues.Batches);
    }

    [Fact]
    public async Task A_deletion_that_is_refused_is_tried_again()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b"]);
        queues.Refusals[("DeleteMessageBatch", "b")] = 2;
        await using var box = queues.Open(_time);

        Assert.Empty(await box.ReplayAsync(await TestDeadLetters.ReadAllAsync(box), Cancellation));

        Assert.Equal(
            ["SendMessageBatch a b", "DeleteMessageBatch a b", "DeleteMessageBatch b", "DeleteMessageBatch b"], queues.Batches);
    }

    [Fact]
    public async Task A_letter_whose_copy_is_sent_and_that_cannot_be_deleted_is_returned()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b"]);
        queues.Refusals[("DeleteMessageBatch", "a")] = Always;
        await using var box = queues.Open(_time);

        var stay = await box.ReplayAsync(await TestDeadLetters.ReadAllAsync(box), Cancellation);

        Assert.Equal("a", Assert.Single(stay).MessageId);
    }

    [Fact]
    public async Task Letters_that_were_held_for_long_are_hidden_again_before_they_are_moved()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b"]);
        await using var box = queues.Open(_time, TimeSpan.FromMinutes(2));
        var letters = await TestDeadLetters.ReadAllAsync(box);
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Empty(await box.ReplayAsync(letters, Cancellation));

        Assert.Equal(["ChangeMessageVisibilityBatch a b", "SendMessageBatch a b", "DeleteMessageBatch a b"], queues.Batches);
    }

    [Fact]
    public async Task Letters_that_were_held_for_too_long_are_neither_sent_nor_deleted()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b"]);
        queues.Refusals[("ChangeMessageVisibilityBatch", "a")] = Always;
        await using var box = queues.Open(_time);
        var letters = await TestDeadLetters.ReadAllAsync(box);
        _time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal("a", Assert.Single(await box.ReplayAsync(letters, Cancellation)).MessageId);
        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => box.DeleteAsync(letters, Cancellation));

        Assert.DoesNotContain(queues.Batches, batch => batch is "SendMessageBatch a b" or "DeleteMessageBatch a");
        Assert.Contains("1 of 1 messages, for the first one: its hold has ended", failure.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_comes_again_after_it_was_moved_is_deleted_and_not_read()
    {
        await using var queues = new ScriptedDeadLetters(["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"], ["h"], ["a", "i"]);
        await using var box = queues.Open(_time);
        var read = new List<string>();
        await foreach (var batch in box.ReadAsync(Cancellation))
        {
            Assert.Empty(await box.ReplayAsync(batch, Cancellation));
            read.AddRange(batch.Select(letter => letter.MessageId));
        }

        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i"], read.Order(StringComparer.Ordinal));
        Assert.Equal(2, queues.Batches.Count(batch => batch == "DeleteMessageBatch a"));
        Assert.Single(queues.Batches, "SendMessageBatch a");
    }

    [Fact]
    public async Task Letters_that_cannot_be_deleted_are_told()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b"]);
        queues.Refusals[("DeleteMessageBatch", "b")] = Always;
        await using var box = queues.Open(_time);
        var letters = await TestDeadLetters.ReadAllAsync(box);

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => box.DeleteAsync(letters, Cancellation));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
        Assert.Contains("1 of 2 messages, for the first one: Refused", failure.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_cannot_be_added_are_told()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b"]);
        queues.Refusals[("SendMessageBatch", "a")] = Always;
        await using var box = queues.Open(_time);
        var letters = await TestDeadLetters.ReadAllAsync(box);

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => box.AddAsync(letters, Cancellation));

        Assert.Contains("1 of 2 messages", failure.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_that_is_left_releases_what_was_not_moved_and_ignores_what_it_cannot_release()
    {
        await using var queues = new ScriptedDeadLetters(["a", "b", "c"]);
        queues.Refusals[("ChangeMessageVisibilityBatch", "c")] = Always;
        await using (var box = queues.Open(_time))
        {
            await foreach (var batch in box.ReadAsync(Cancellation))
            {
                await box.ReplayAsync([batch[1]], Cancellation);
            }
        }

        Assert.Equal("ChangeMessageVisibilityBatch a c", queues.Batches.Last());
    }

    /// <summary>Not on the test server, which looks at all messages some thirty times for each that it hands out.</summary>
    [Fact]
    public async Task Ten_thousand_letters_are_read_and_released_in_bounded_memory()
    {
        const int Letters = 10_000;
        var ids = Enumerable.Range(0, Letters).Select(number => $"{number}-{new string('x', 2_000)}");
        await using var queues = new ScriptedDeadLetters([.. ids.Chunk(10)]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var read = 0;
        await using (var box = queues.Open(_time))
        {
            await foreach (var batch in box.ReadAsync(Cancellation))
            {
                read += batch.Count;
            }

            // The receipt handles alone have 40 MB.
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 15_000_000);
        }

        Assert.Equal(Letters, read);
        Assert.Equal(Letters / 10, queues.Batches.Count);
    }
}
