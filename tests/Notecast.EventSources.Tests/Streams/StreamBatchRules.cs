using Notecast.EventSources.Streams;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamBatchRules
{
    private readonly StreamLab _lab = new();

    [Fact]
    public void Records_come_in_order_and_in_batches_of_a_hundred_by_default()
    {
        _lab.AppendMany(250);

        _lab.RunUntilIdle();

        Assert.Equal([100, 100, 50], _lab.Deliveries.Select(delivery => delivery.Ids.Count));
        Assert.Equal(Enumerable.Range(1, 250).Select(number => $"{number}"), _lab.Deliveries.SelectMany(delivery => delivery.Ids));
        Assert.Equal("250", _lab.Checkpoint());
    }

    [Fact]
    public void A_shard_is_read_about_four_times_a_second()
    {
        _lab.Source.IsSilent = true;
        _lab.Options = new StreamMappingOptions();

        _lab.Run(() => _lab.Time.PassAsync(TimeSpan.FromSeconds(10)));

        Assert.InRange(_lab.Source.Reads, 40, 42);
    }

    [Fact]
    public void A_batch_window_gathers_records_until_it_ends()
    {
        _lab.Options = _lab.Options with { BatchWindow = TimeSpan.FromSeconds(20) };
        var start = _lab.Time.GetUtcNow();

        _lab.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                _lab.AppendMany(1);
                await _lab.Time.PassAsync(TimeSpan.FromSeconds(6));
            }

            await _lab.IdleAsync();
        });

        Assert.Equal([start.AddSeconds(20), start.AddSeconds(44)], _lab.Deliveries.Select(delivery => delivery.At));
        Assert.Equal([4, 1], _lab.Deliveries.Select(delivery => delivery.Ids.Count));
    }

    [Fact]
    public void A_full_batch_does_not_wait_for_its_window()
    {
        _lab.Options = _lab.Options with { BatchSize = 10, BatchWindow = TimeSpan.FromSeconds(300) };
        var start = _lab.Time.GetUtcNow();
        _lab.AppendMany(25);

        _lab.RunUntilIdle();

        Assert.Equal([10, 10, 5], _lab.Deliveries.Select(delivery => delivery.Ids.Count));
        Assert.Equal([start, start, start.AddSeconds(300)], _lab.Deliveries.Select(delivery => delivery.At));
    }

    [Fact]
    public void A_payload_is_at_most_six_megabytes()
    {
        var sizes = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            _lab.Append(new string('a', 700_000));
        }

        _lab.Handle = numbers =>
        {
            sizes.Add(numbers.Count);
            return StreamLab.Succeed();
        };
        _lab.RunUntilIdle();

        Assert.Equal([8, 8, 4], sizes);
    }

    [Fact]
    public void A_record_over_six_megabytes_goes_alone()
    {
        _lab.Append("a", new string('b', 7_000_000), "c");

        _lab.RunUntilIdle();

        Assert.Equal([["1"], ["2"], ["3"]], _lab.Deliveries.Select(delivery => delivery.Ids));
    }

    [Fact]
    public void Filtered_records_are_passed_over_for_good()
    {
        _lab.Options = _lab.Options with { Filter = record => record.PartitionKey != "other" };
        _lab.Append("key", "other", "key", "other");

        _lab.RunUntilIdle();

        Assert.Equal(["1", "3"], _lab.Deliveries.SelectMany(delivery => delivery.Ids));
        Assert.Equal("4", _lab.Checkpoint());
        Assert.Equal(0, _lab.Failures.Count);
    }

    [Fact]
    public void Every_shard_is_read()
    {
        var lab = new StreamLab(shards: 3);
        lab.Append(Enumerable.Range(0, 30).Select(number => $"key{number}"));

        lab.RunUntilIdle();

        Assert.Equal(30, lab.Deliveries.SelectMany(delivery => delivery.Ids).Distinct().Count());
        Assert.Equal(3, lab.Deliveries.Count);
    }

    [Fact]
    public void A_restart_goes_on_at_the_checkpoint()
    {
        _lab.AppendMany(3);
        _lab.RunUntilIdle();
        _lab.AppendMany(2);

        _lab.RunUntilIdle();

        Assert.Equal([["1", "2", "3"], ["4", "5"]], _lab.Deliveries.Select(delivery => delivery.Ids));
    }

    [Fact]
    public void An_idle_mapping_hands_over_a_new_record_at_once()
    {
        var appended = default(DateTimeOffset);
        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromMinutes(1.0005));
            _lab.AppendMany(1);
            appended = _lab.Time.GetUtcNow();
            await _lab.IdleAsync();
        });

        Assert.Equal(appended, Assert.Single(_lab.Deliveries).At);
    }
}
