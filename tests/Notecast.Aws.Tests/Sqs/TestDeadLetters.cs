using Notecast.AwsTesting;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Aws.Tests.Sqs;

/// <summary>A dead-letter queue and a replay queue of their own.</summary>
internal sealed class TestDeadLetters(TestQueue deadLetters, TestQueue replays) : IDisposable
{
    public TestQueue DeadLetters => deadLetters;

    public TestQueue Replays => replays;

    public static async Task<TestDeadLetters> CreateAsync(MotoServer server) =>
        new(await TestQueue.CreateAsync(server), await TestQueue.CreateAsync(server));

    public SqsDeadLetterBox Open(TimeSpan? hold = null, TimeProvider? time = null) =>
        new(deadLetters.Client, deadLetters.Url, replays.Url, time ?? TimeProvider.System, hold);

    /// <summary>All letters that a box reads.</summary>
    public static async Task<List<DeadLetterMessage>> ReadAllAsync(IDeadLetterBox box)
    {
        var batches = await box.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return [.. batches.SelectMany(batch => batch)];
    }

    public void Dispose()
    {
        deadLetters.Dispose();
        replays.Dispose();
    }
}
