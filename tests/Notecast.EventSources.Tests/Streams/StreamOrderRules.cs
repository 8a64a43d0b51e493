using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamOrderRules
{
    private readonly StreamLab _lab = new();

    [Fact]
    public void By_default_one_batch_of_a_shard_runs_at_a_time()
    {
        _lab.Options = _lab.Options with { BatchSize = 1 };
        _lab.Append(Enumerable.Range(0, 20).Select(number => $"key{number}"));

        Assert.Equal(1, MostAtOnce());
    }

    [Fact]
    public void The_parallelization_factor_is_how_many_batches_of_a_shard_run_at_once()
    {
        _lab.Options = _lab.Options with { BatchSize = 1, ParallelizationFactor = 10 };
        _lab.Append(Enumerable.Range(0, 200).Select(number => $"key{number}"));

        Assert.Equal(10, MostAtOnce());
    }

    [Fact]
    public void Records_of_one_partition_key_never_run_at_once()
    {
        _lab.Options = _lab.Options with { BatchSize = 1, ParallelizationFactor = 10 };
        _lab.AppendMany(20);

        Assert.Equal(1, MostAtOnce());
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"{number}"), _lab.Deliveries.SelectMany(delivery => delivery.Ids));
    }

    [Fact]
    public void The_checkpoint_stays_before_an_unfinished_record_while_later_ones_are_done()
    {
        _lab.Options = _lab.Options with { BatchSize = 1, ParallelizationFactor = 10 };
        _lab.Append("blocked");
        _lab.Append(Enumerable.Range(0, 50).Select(number => $"key{number}"));
        var isBlocked = true;
        _lab.Handle = numbers => isBlocked && numbers.Contains("1") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromMinutes(5));
            Assert.Null(_lab.Checkpoint());
            Assert.InRange(_lab.Deliveries.SelectMany(delivery => delivery.Ids).Distinct().Count(), 25, 51);
            isBlocked = false;
            await _lab.IdleAsync();
        });

        Assert.Equal("51", _lab.Checkpoint());
    }

    [Theory]
    [InlineData(100, 1, 1_000)]
    [InlineData(100, 10, 2_000)]
    [InlineData(4_000, 1, 8_000)]
    public void However_long_the_stream_is_only_some_batches_are_read_ahead(int batchSize, int lanes, int most)
    {
        _lab.Options = _lab.Options with { BatchSize = batchSize, ParallelizationFactor = lanes, StopGrace = TimeSpan.Zero };
        _lab.AppendMany(10_000);
        _lab.Handle = async _ =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromMinutes(10));
            return [];
        };

        _lab.Run(() => _lab.Time.PassAsync(TimeSpan.FromMinutes(5)));

        Assert.InRange(_lab.Source.RecordsRead, most - batchSize, most);
    }

    [Fact]
    public void A_stop_lets_a_running_invocation_end_and_keeps_its_checkpoint()
    {
        _lab.Options = _lab.Options with { BatchSize = 1 };
        _lab.AppendMany(3);
        _lab.Handle = async _ =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(10));
            return [];
        };

        _lab.Run(() => _lab.Time.PassAsync(TimeSpan.FromSeconds(5)));

        Assert.Single(_lab.Deliveries);
        Assert.Equal("1", _lab.Checkpoint());
        Assert.Equal(_lab.Deliveries[0].At.AddSeconds(10), _lab.Time.GetUtcNow());
    }

    [Fact]
    public void An_invocation_that_outlives_the_grace_period_is_handed_over_again()
    {
        _lab.Options = _lab.Options with { StopGrace = TimeSpan.FromSeconds(3) };
        _lab.AppendMany(1);
        _lab.Handle = async _ =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(20));
            return [];
        };

        var start = _lab.Time.GetUtcNow();
        _lab.Run(() => _lab.Time.PassAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal(start.AddSeconds(8), _lab.Time.GetUtcNow());
        Assert.Null(_lab.Checkpoint());
        _lab.RunUntilIdle();

        Assert.Equal([["1"], ["1"]], _lab.Deliveries.Select(delivery => delivery.Ids));
        Assert.Equal("1", _lab.Checkpoint());
    }

    [Fact]
    public void A_stop_ends_a_wait_for_a_retry()
    {
        _lab.AppendMany(1);
        _lab.Handle = _ => StreamLab.Throw();
        var start = _lab.Time.GetUtcNow();

        _lab.Run(() => _lab.Time.PassAsync(TimeSpan.FromSeconds(70)));

        Assert.Equal(start.AddSeconds(70), _lab.Time.GetUtcNow());
        Assert.Null(_lab.Checkpoint());
    }

    private int MostAtOnce()
    {
        var (running, most) = (0, 0);
        _lab.Handle = async _ =>
        {
            most = Math.Max(most, ++running);
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(1));
            running--;
            return [];
        };
        _lab.RunUntilIdle();
        return most;
    }
}
