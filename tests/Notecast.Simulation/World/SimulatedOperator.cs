using Notecast.Domain.DeadLetters;
using Notecast.Domain.Reconciling;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Simulation;

namespace Notecast.Simulation.World;

/// <summary>Who inspects and replays dead letters and reconciles, as the command does.</summary>
internal sealed class SimulatedOperator(SimulatedWorld world, InMemoryMessageQueue replays, Deliveries deliveries)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);
    private int _commands;

    public bool IsBusy => _commands > 0;

    /// <summary>Sends all dead letters to the replay queue.</summary>
    /// <param name="twice">Whether the command is killed before it deletes the originals, and run again.</param>
    public void Replay(bool twice)
    {
        foreach (var message in ReceiveAll())
        {
            world.Observations.DeadLetters++;
            for (var copy = 0; copy < (twice ? 2 : 1); copy++)
            {
                deliveries.Deliver("replays.deliver", () => Send(message));
            }

            Delete(message);
        }
    }

    /// <summary>Throws away what cannot be mended by replaying it.</summary>
    public void Discard(Func<RecognizedDeadLetter, bool> isHopeless)
    {
        foreach (var message in ReceiveAll())
        {
            if (isHopeless(LetterOf(message)))
            {
                Delete(message);
            }
            else
            {
                Now(world.DeadLetterQueue.ChangeVisibilityAsync(message.ReceiptHandle, TimeSpan.Zero, CancellationToken.None));
            }
        }
    }

    /// <summary>Starts a reconciliation, in a process of its own.</summary>
    public void Reconcile() => _ = ReconcileAsync();

    public async Task ReconcileAsync()
    {
        _commands++;
        var process = new SimulatedProcess();
        process.Enter();
        var run = RunAsync();
        await Task.WhenAny(run, process.Death, Task.Delay(Patience, world.Time));
        process.Die();
        _commands--;
    }

    public static RecognizedDeadLetter LetterOf(QueueMessage message) => DeadLetterReader.Read(MessageOf(message));

    private async Task RunAsync()
    {
        try
        {
            var reconciler = world.Functions.NewReconciler(world.Time);
            await reconciler.RunAsync(new ReconcileOptions(), _ => { }, _ => { }, CancellationToken.None);
        }
        catch (Exception)
        {
            // The operator sees why it failed, and runs it again some day.
        }
    }

    private void Send(QueueMessage message) =>
        Now(replays.SendAsync(message.Body, ReplayCopy.AttributesOf(MessageOf(message)), CancellationToken.None));

    private void Delete(QueueMessage message) => Now(world.DeadLetterQueue.DeleteAsync(message.ReceiptHandle, CancellationToken.None));

    private List<QueueMessage> ReceiveAll()
    {
        var all = new List<QueueMessage>();
        while (true)
        {
            var some = world.DeadLetterQueue.ReceiveAsync(10, TimeSpan.FromMinutes(1), TimeSpan.Zero, CancellationToken.None).GetAwaiter().GetResult();
            if (some.Count == 0)
            {
                return all;
            }

            all.AddRange(some);
        }
    }

    /// <summary>What a queue in memory does at once.</summary>
    private static void Now(Task done) => done.GetAwaiter().GetResult();

    private static DeadLetterMessage MessageOf(QueueMessage message) => new()
    {
        MessageId = message.MessageId,
        Body = message.Body,
        Attributes = message.Attributes,
        SentAt = message.SentAt,
        FirstReceivedAt = message.ReceiveCount > 0 ? message.FirstReceivedAt : null,
        ReceiveCount = message.ReceiveCount,
    };
}
