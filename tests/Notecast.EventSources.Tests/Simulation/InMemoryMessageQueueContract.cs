using Microsoft.Extensions.Time.Testing;
using Notecast.Contracts.EventSources;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;

namespace Notecast.EventSources.Tests.Simulation;

public sealed class InMemoryMessageQueueContract : MessageQueueContract
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_oldest_message_is_the_one_that_was_sent_first_and_is_still_there()
    {
        var (created, _) = await CreateAsync();
        var queue = (InMemoryMessageQueue)created;
        Assert.Null(queue.OldestSentAt);

        var first = _clock.GetUtcNow();
        await queue.SendAsync("first", new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await queue.SendAsync("second", new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        Assert.Equal(first, queue.OldestSentAt);

        var received = await queue.ReceiveAsync(1, TimeSpan.FromHours(1), TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal(first, queue.OldestSentAt);
        await queue.DeleteAsync(received.Single().ReceiptHandle, TestContext.Current.CancellationToken);
        Assert.Equal(_clock.GetUtcNow(), queue.OldestSentAt);
    }

    protected override TimeProvider Clock => _clock;

    protected override void Advance(TimeSpan by) => _clock.Advance(by);

    protected override Task<(IMessageQueue Queue, IMessageQueue DeadLetters)> CreateAsync()
    {
        var deadLetters = new InMemoryMessageQueue("arn:aws:sqs:eu-central-1:000000000000:dead", _clock);
        var queue = new InMemoryMessageQueue("arn:aws:sqs:eu-central-1:000000000000:queue", _clock)
        {
            DeadLetterQueue = deadLetters,
            MaxReceiveCount = MaxReceiveCount,
        };
        return Task.FromResult<(IMessageQueue, IMessageQueue)>((queue, deadLetters));
    }
}
