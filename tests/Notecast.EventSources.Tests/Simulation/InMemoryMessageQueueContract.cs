using Microsoft.Extensions.Time.Testing;
using Notecast.Contracts.EventSources;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;

namespace Notecast.EventSources.Tests.Simulation;

public sealed class InMemoryMessageQueueContract : MessageQueueContract
{
    private readonly FakeTimeProvider _clock = new();

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
