using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamRetryRules
{
    private readonly StreamLab _lab = new();

    [Fact]
    public void A_failed_batch_is_tried_again_after_growing_waits()
    {
        var start = _lab.Time.GetUtcNow();
        _lab.AppendMany(2);
        _lab.Handle = _ => _lab.Deliveries.Count <= 3 ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal([0, 1, 3, 7], _lab.Deliveries.Select(delivery => (delivery.At - start).TotalSeconds));
        Assert.All(_lab.Deliveries, delivery => Assert.Equal(["1", "2"], delivery.Ids));
        Assert.Equal(0, _lab.Failures.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Maximum_retry_attempts_counts_the_tries_after_the_first(int retries)
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = retries, BatchSize = 2 };
        _lab.AppendMany(3);
        _lab.Handle = numbers => numbers.Contains("1") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal(retries + 1, _lab.Deliveries.Count(delivery => delivery.Ids.SequenceEqual(["1", "2"])));
        var record = Assert.Single(_lab.FailureRecords);
        Assert.Equal("RetryAttemptsExhausted", record.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal(retries + 1, record.GetProperty("requestContext").GetProperty("approximateInvokeCount").GetInt32());
        Assert.Equal("3", _lab.Checkpoint());
    }

    [Fact]
    public void Without_limits_one_bad_record_blocks_its_shard_for_a_day()
    {
        var start = _lab.Time.GetUtcNow();
        _lab.Options = _lab.Options with { BatchSize = 1 };
        _lab.Handle = numbers => numbers.Contains("1") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.Run(async () =>
        {
            _lab.AppendMany(1);
            await _lab.Time.PassAsync(TimeSpan.FromHours(1));
            _lab.AppendMany(1);
            await _lab.IdleAsync();
        });

        var second = Assert.Single(_lab.Deliveries, delivery => delivery.Ids.Contains("2"));
        Assert.InRange(second.At - start, TimeSpan.FromHours(24), TimeSpan.FromHours(24.02));
        Assert.InRange(_lab.Deliveries.Count, 1_400, 1_500);
        Assert.Equal("RecordAgeExceeded", Condition());
    }

    [Fact]
    public void A_stream_that_keeps_its_records_lets_none_expire()
    {
        _lab.Options = _lab.Options with { RecordRetention = null };
        _lab.AppendMany(1);
        _lab.Time.Run(() => _lab.Time.PassAsync(TimeSpan.FromDays(3)));

        _lab.RunUntilIdle();

        Assert.Single(_lab.Deliveries);
        Assert.Equal(0, _lab.Failures.Count);
    }

    [Fact]
    public void A_record_over_its_maximum_age_is_given_up_unseen_and_younger_ones_are_not()
    {
        _lab.Options = _lab.Options with { MaximumRecordAge = TimeSpan.FromSeconds(60) };
        _lab.AppendMany(2);
        _lab.Time.Run(() => _lab.Time.PassAsync(TimeSpan.FromSeconds(60)));
        _lab.AppendMany(1);

        _lab.RunUntilIdle();

        Assert.Equal(["3"], Assert.Single(_lab.Deliveries).Ids);
        var context = Assert.Single(_lab.FailureRecords).GetProperty("requestContext");
        Assert.Equal("RecordAgeExceeded", context.GetProperty("condition").GetString());
        Assert.Equal(0, context.GetProperty("approximateInvokeCount").GetInt32());
        Assert.Equal("3", _lab.Checkpoint());
    }

    [Fact]
    public void A_batch_that_fails_until_its_maximum_age_is_given_up()
    {
        _lab.Options = _lab.Options with { MaximumRecordAge = TimeSpan.FromSeconds(100) };
        _lab.AppendMany(2);
        _lab.Handle = _ => StreamLab.Throw();

        _lab.RunUntilIdle();

        Assert.Equal(7, _lab.Deliveries.Count);
        Assert.Equal("RecordAgeExceeded", Condition());
    }

    [Fact]
    public void A_throttled_invocation_is_no_try()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 0 };
        _lab.Function.ReservedConcurrency = 0;
        _lab.AppendMany(2);

        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromMinutes(10));
            Assert.Equal(2, _lab.Mapping!.InFlight);
            _lab.Function.ReservedConcurrency = null;
            await _lab.IdleAsync();
        });

        Assert.Single(_lab.Deliveries);
        Assert.Equal(0, _lab.Failures.Count);
    }

    [Fact]
    public void A_timed_out_invocation_fails_its_batch()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 0 };
        _lab.AppendMany(1);
        _lab.Handle = async _ =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromMinutes(2));
            return null;
        };

        _lab.RunUntilIdle();

        Assert.Equal("RetryAttemptsExhausted", Condition());
        Assert.Equal("Unhandled", _lab.FailureRecords[0].GetProperty("responseContext").GetProperty("functionError").GetString());
    }

    [Fact]
    public void Giving_up_without_a_destination_frees_the_shard()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 0, OnFailure = null, BatchSize = 1 };
        _lab.AppendMany(2);
        _lab.Handle = numbers => numbers.Contains("1") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal("2", _lab.Checkpoint());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("load")]
    [InlineData("read")]
    [InlineData("wait")]
    [InlineData("save")]
    public void A_stream_that_fails_for_a_while_is_read_on(string failing)
    {
        var failures = 3;
        _lab.Source.Before = call =>
        {
            if (call == failing && failures-- > 0)
            {
                throw new IOException("The stream is away.");
            }
        };
        _lab.AppendMany(3);

        _lab.RunUntilIdle();

        Assert.Equal(["1", "2", "3"], _lab.Deliveries.SelectMany(delivery => delivery.Ids));
        Assert.Equal("3", _lab.Checkpoint());
    }

    private string? Condition() => Assert.Single(_lab.FailureRecords).GetProperty("requestContext").GetProperty("condition").GetString();
}
