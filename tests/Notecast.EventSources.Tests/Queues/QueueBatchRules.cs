using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Queues;

public sealed class QueueBatchRules
{
    private readonly QueueLab _lab = new();

    [Fact]
    public void A_batching_window_gathers_messages_until_it_ends()
    {
        _lab.Options = _lab.Options with { BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(20) };
        var start = _lab.Time.GetUtcNow();

        _lab.Run(async () =>
        {
            for (var i = 0; i < 4; i++)
            {
                _lab.Send(12);
                await _lab.Time.PassAsync(TimeSpan.FromSeconds(6));
            }
        });

        var batch = Assert.Single(_lab.Deliveries);
        Assert.Equal(48, batch.Ids.Count);
        Assert.Equal(start.AddSeconds(20), batch.At);
    }

    [Fact]
    public void A_full_batch_does_not_wait_for_its_window()
    {
        _lab.Options = _lab.Options with { BatchSize = 25, BatchingWindow = TimeSpan.FromSeconds(60) };
        var start = _lab.Time.GetUtcNow();
        _lab.Send(25);

        _lab.RunUntilEmpty();

        Assert.Equal(start, Assert.Single(_lab.Deliveries).At);
    }

    [Fact]
    public void A_payload_is_at_most_six_megabytes()
    {
        _lab.Options = _lab.Options with { BatchSize = 10 };
        for (var i = 0; i < 10; i++)
        {
            _ = _lab.Queue.SendAsync(new string('a', 1_000_000), new Dictionary<string, string>(), CancellationToken.None);
        }

        _lab.RunUntilEmpty();

        Assert.Equal([6, 4], _lab.Deliveries.Select(delivery => delivery.Ids.Count));
    }

    [Fact]
    public void Scaling_starts_with_five_concurrent_batches_and_adds_up_to_three_hundred_a_minute()
    {
        _lab.Options = _lab.Options with { BatchSize = 1 };

        var most = MostAtOnce(TimeSpan.FromSeconds(60.5), messages: 4_000);

        Assert.Equal(5, most[0]);
        Assert.Equal(305, most[60]);
    }

    [Fact]
    public void Maximum_concurrency_caps_the_batches()
    {
        _lab.Options = _lab.Options with { MaximumConcurrency = 7 };

        var most = MostAtOnce(TimeSpan.FromSeconds(30.5), messages: 2_000);

        Assert.Equal(5, most[0]);
        Assert.Equal(7, most[30]);
        Assert.Equal(7, _lab.Mapping!.ConcurrencyLimit);
    }

    [Fact]
    public void A_maximum_concurrency_below_five_holds_from_the_start()
    {
        _lab.Options = _lab.Options with { MaximumConcurrency = 2 };

        Assert.Equal(2, MostAtOnce(TimeSpan.FromSeconds(10.5), messages: 400)[10]);
    }

    [Fact]
    public void An_invocation_within_the_grace_period_of_a_stop_deletes_its_messages()
    {
        _lab.Send(1);
        HandleFor(TimeSpan.FromSeconds(15));

        _lab.RunFor(TimeSpan.FromSeconds(5));

        Assert.Equal(0, _lab.Queue.Count);
    }

    [Fact]
    public void An_invocation_that_outlives_the_grace_period_deletes_nothing()
    {
        _lab.Options = _lab.Options with { StopGrace = TimeSpan.FromSeconds(3) };
        _lab.Send(1);
        HandleFor(TimeSpan.FromSeconds(15));
        var start = _lab.Time.GetUtcNow();

        _lab.RunFor(TimeSpan.FromSeconds(5));

        Assert.Equal(start.AddSeconds(8), _lab.Time.GetUtcNow());
        Assert.Equal(1, _lab.Queue.Count);
    }

    [Fact]
    public async Task A_stop_gives_back_what_is_in_no_batch_yet()
    {
        _lab.Options = _lab.Options with { BatchSize = 100, BatchingWindow = TimeSpan.FromSeconds(60) };
        _lab.Send(3);

        _lab.RunFor(TimeSpan.FromSeconds(5));

        Assert.Empty(_lab.Deliveries);
        Assert.Equal(3, (await _lab.Queue.ReceiveAsync(10, TimeSpan.FromSeconds(30), TimeSpan.Zero, CancellationToken.None)).Count);
    }

    [Fact]
    public void Whatever_fails_every_message_is_deleted_or_dead_after_its_last_receive() =>
        (from failures in Gen.Int[0, 7].List[0, 30]
         from batchSize in Gen.Int[1, 10]
         from reports in Gen.Bool
         select (failures, batchSize, reports)).Holds(
            story => CheckLaw(story.failures, story.batchSize, story.reports),
            iter: 100);

    [Theory]
    [InlineData(11, 0, 120, null, "BatchSize")]
    [InlineData(10_001, 5, 120, null, "BatchSize")]
    [InlineData(0, 0, 120, null, "BatchSize")]
    [InlineData(1, 301, 120, null, "BatchingWindow")]
    [InlineData(1, 0, 19, null, "VisibilityTimeout")]
    [InlineData(1, 0, 43_201, null, "VisibilityTimeout")]
    [InlineData(1, 0, 120, 1, "MaximumConcurrency")]
    [InlineData(1, 0, 120, 1_001, "MaximumConcurrency")]
    public void Options_out_of_their_range_are_refused_by_name(int size, int window, int visibility, int? concurrency, string option)
    {
        var options = new QueueMappingOptions
        {
            BatchSize = size,
            BatchingWindow = TimeSpan.FromSeconds(window),
            VisibilityTimeout = TimeSpan.FromSeconds(visibility),
            MaximumConcurrency = concurrency,
        };

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new QueueMapping(_lab.Queue, _lab.Function, options, _lab.Time, NullLogger.Instance));

        Assert.Equal(option, error.ParamName);
    }

    private static void CheckLaw(List<int> failures, int batchSize, bool reports)
    {
        var lab = new QueueLab();
        lab.Options = lab.Options with { BatchSize = batchSize, ReportBatchItemFailures = reports };
        lab.Send(failures.Count);
        var left = failures.ToArray();
        lab.Handle = messages =>
        {
            var failed = messages.Select(message => message.Body).Where(body => left[int.Parse(body, null) - 1]-- > 0).ToArray();
            return failed.Length > 0 && !reports ? QueueLab.Throw() : QueueLab.Fail(failed);
        };

        lab.RunUntilEmpty();

        var dead = lab.DeadLetters.Peek().Select(message => int.Parse(message.Body, null)).ToHashSet();
        for (var number = 1; number <= failures.Count; number++)
        {
            var receives = lab.Deliveries.Count(delivery => delivery.Ids.Contains($"{number}"));
            Assert.InRange(receives, 1, 5);
            Assert.True(!dead.Contains(number) || receives == 5, "A dead letter was received five times.");
            Assert.True(!reports || dead.Contains(number) == failures[number - 1] >= 5, "With named failures, only the message's own count.");
        }
    }

    private void HandleFor(TimeSpan span) => _lab.Handle = async _ =>
    {
        await _lab.Time.PassAsync(span);
        return [];
    };

    /// <summary>The most batches that ran at once, up to each second.</summary>
    private Dictionary<int, int> MostAtOnce(TimeSpan span, int messages)
    {
        var (running, most) = (0, 0);
        var bySecond = new Dictionary<int, int>();
        var start = _lab.Time.GetUtcNow();
        _lab.Send(messages);
        _lab.Handle = async _ =>
        {
            most = Math.Max(most, ++running);
            bySecond[(int)(_lab.Time.GetUtcNow() - start).TotalSeconds] = most;
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(3));
            running--;
            return [];
        };
        _lab.RunFor(span);
        for (var second = 1; second <= (int)span.TotalSeconds; second++)
        {
            bySecond.TryAdd(second, bySecond[second - 1]);
        }

        return bySecond;
    }
}
