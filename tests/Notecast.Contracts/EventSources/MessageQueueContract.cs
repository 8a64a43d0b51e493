using Notecast.EventSources.Queues;
using Xunit;

namespace Notecast.Contracts.EventSources;

/// <summary>What every <see cref="IMessageQueue"/> does, as SQS does it.</summary>
public abstract class MessageQueueContract : EventSourceContract
{
    protected const int MaxReceiveCount = 3;
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);
    private static readonly Dictionary<string, string> NoAttributes = [];

    /// <summary>
    /// An empty queue and its empty dead-letter queue, to which messages move that were received <see cref="MaxReceiveCount"/> times.
    /// </summary>
    protected abstract Task<(IMessageQueue Queue, IMessageQueue DeadLetters)> CreateAsync();

    [Fact]
    public async Task A_received_message_is_what_was_sent()
    {
        var (queue, _) = await CreateAsync();
        var sentAt = Clock.GetUtcNow();
        var attributes = new Dictionary<string, string> { ["ErrorCode"] = "200", ["Grund"] = "überfüllt 😀" };
        var id = await queue.SendAsync("{\"body\":\"é 😀\"}", attributes, None);
        await AdvanceAsync(TimeSpan.FromSeconds(2));

        var message = Assert.Single(await ReceiveAsync(queue));

        Assert.Equal(id, message.MessageId);
        Assert.Equal("{\"body\":\"é 😀\"}", message.Body);
        Assert.Equal(attributes, message.Attributes);
        Assert.Equal(1, message.ReceiveCount);
        Assert.Equal(sentAt, message.SentAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal(sentAt.AddSeconds(2), message.FirstReceivedAt, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task An_empty_queue_gives_nothing()
    {
        var (queue, _) = await CreateAsync();
        Assert.Empty(await ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_receive_gives_no_more_than_asked_for_and_each_message_once()
    {
        var (queue, _) = await CreateAsync();
        var sent = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            sent.Add(await queue.SendAsync($"{i}", NoAttributes, None));
        }

        var first = await ReceiveAsync(queue, max: 4);
        var second = await ReceiveAsync(queue, max: 4);

        Assert.Equal(4, first.Count);
        Assert.Equal(3, second.Count);
        Assert.Equal(sent.Order(), first.Concat(second).Select(message => message.MessageId).Order());
    }

    [Fact]
    public async Task A_received_message_is_hidden_until_its_visibility_timeout_ends()
    {
        var (queue, _) = await CreateAsync();
        await queue.SendAsync("a", NoAttributes, None);
        var first = Assert.Single(await ReceiveAsync(queue));

        await AdvanceAsync(Visibility - TimeSpan.FromSeconds(1));
        Assert.Empty(await ReceiveAsync(queue));
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await ReceiveAsync(queue));

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        Assert.Equal(2, second.ReceiveCount);
        Assert.Equal(first.SentAt, second.SentAt);
        Assert.Equal(first.FirstReceivedAt, second.FirstReceivedAt);
    }

    [Fact]
    public async Task A_deleted_message_never_comes_back()
    {
        var (queue, deadLetters) = await CreateAsync();
        await queue.SendAsync("a", NoAttributes, None);
        await queue.DeleteAsync(Assert.Single(await ReceiveAsync(queue)).ReceiptHandle, None);

        await AdvanceAsync(Visibility * 2);

        Assert.Empty(await ReceiveAsync(queue));
        Assert.Empty(await ReceiveAsync(deadLetters));
    }

    [Fact]
    public async Task An_old_receipt_handle_deletes_and_hides_nothing()
    {
        var (queue, _) = await CreateAsync();
        await queue.SendAsync("a", NoAttributes, None);
        var first = Assert.Single(await ReceiveAsync(queue));
        await AdvanceAsync(Visibility);
        var second = Assert.Single(await ReceiveAsync(queue));

        await queue.DeleteAsync(first.ReceiptHandle, None);
        await queue.ChangeVisibilityAsync(first.ReceiptHandle, TimeSpan.Zero, None);
        Assert.Empty(await ReceiveAsync(queue));
        await queue.DeleteAsync(second.ReceiptHandle, None);
        await queue.DeleteAsync(second.ReceiptHandle, None);
        await AdvanceAsync(Visibility);

        Assert.Empty(await ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_visibility_of_zero_shows_a_message_at_once()
    {
        var (queue, _) = await CreateAsync();
        await queue.SendAsync("a", NoAttributes, None);
        var message = Assert.Single(await ReceiveAsync(queue));

        await queue.ChangeVisibilityAsync(message.ReceiptHandle, TimeSpan.Zero, None);

        Assert.Equal(message.MessageId, Assert.Single(await ReceiveAsync(queue)).MessageId);
    }

    [Fact]
    public async Task A_changed_visibility_counts_from_the_change()
    {
        var (queue, _) = await CreateAsync();
        await queue.SendAsync("a", NoAttributes, None);
        var message = Assert.Single(await ReceiveAsync(queue));
        await AdvanceAsync(TimeSpan.FromSeconds(20));
        await queue.ChangeVisibilityAsync(message.ReceiptHandle, TimeSpan.FromMinutes(2), None);

        await AdvanceAsync(TimeSpan.FromSeconds(119));
        Assert.Empty(await ReceiveAsync(queue));
        await AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Single(await ReceiveAsync(queue));
    }

    [Fact]
    public async Task After_its_last_receive_a_message_moves_to_the_dead_letter_queue_with_its_id_and_attributes()
    {
        var (queue, deadLetters) = await CreateAsync();
        var id = await queue.SendAsync("a", new Dictionary<string, string> { ["k"] = "v" }, None);
        for (var receive = 1; receive <= MaxReceiveCount; receive++)
        {
            Assert.Equal(receive, Assert.Single(await ReceiveAsync(queue)).ReceiveCount);
            await AdvanceAsync(Visibility);
        }

        Assert.Empty(await ReceiveAsync(queue));
        var dead = Assert.Single(await ReceiveAsync(deadLetters));
        Assert.Equal(id, dead.MessageId);
        Assert.Equal("a", dead.Body);
        Assert.Equal("v", dead.Attributes["k"]);
        await AdvanceAsync(Visibility);
        Assert.Empty(await ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_waiting_receive_returns_when_a_message_comes()
    {
        var (queue, _) = await CreateAsync();
        var receive = queue.ReceiveAsync(10, Visibility, TimeSpan.FromSeconds(20), None);
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.False(receive.IsCompleted);

        await queue.SendAsync("a", NoAttributes, None);

        Assert.Single(await FinishWithinAsync(receive, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task A_waiting_receive_returns_when_a_hidden_message_shows_again()
    {
        var (queue, _) = await CreateAsync();
        await queue.SendAsync("a", NoAttributes, None);
        await queue.ReceiveAsync(1, TimeSpan.FromSeconds(5), TimeSpan.Zero, None);

        var receive = queue.ReceiveAsync(10, Visibility, TimeSpan.FromSeconds(20), None);

        Assert.Single(await FinishWithinAsync(receive, TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public async Task A_waiting_receive_gives_up_after_its_wait_time()
    {
        var (queue, _) = await CreateAsync();
        var receive = queue.ReceiveAsync(10, Visibility, TimeSpan.FromSeconds(20), None);
        await AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.False(receive.IsCompleted);

        Assert.Empty(await FinishWithinAsync(receive, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task A_waiting_receive_can_be_cancelled()
    {
        var (queue, _) = await CreateAsync();
        using var cancel = new CancellationTokenSource();
        var receive = queue.ReceiveAsync(10, Visibility, TimeSpan.FromSeconds(20), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FinishWithinAsync(receive, TimeSpan.FromSeconds(2)));
    }

    private static Task<IReadOnlyList<QueueMessage>> ReceiveAsync(IMessageQueue queue, int max = 10) =>
        queue.ReceiveAsync(max, Visibility, TimeSpan.Zero, None);
}
