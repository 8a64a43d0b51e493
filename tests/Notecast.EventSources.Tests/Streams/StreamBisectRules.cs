using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamBisectRules
{
    private readonly StreamLab _lab = new();

    public StreamBisectRules() =>
        _lab.Options = _lab.Options with { BisectBatchOnFunctionError = true, MaximumRetryAttempts = 0 };

    [Fact]
    public void A_failed_batch_is_halved_until_the_bad_record_is_alone()
    {
        _lab.AppendMany(8);
        _lab.Handle = numbers => numbers.Contains("5") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal(["12345678", "1234", "5678", "56", "5", "6", "78"], Batches());
        Assert.Equal(["5"], GivenUp());
    }

    [Fact]
    public void Halving_uses_up_no_retries()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 2 };
        _lab.AppendMany(4);
        _lab.Handle = numbers => numbers.Contains("1") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal(["1234", "12", "1", "1", "1", "2", "34"], Batches());
        Assert.Equal(["1"], GivenUp());
    }

    [Fact]
    public void With_reported_failures_too_the_batch_is_cut_at_the_returned_sequence_number_and_only_the_rest_retried()
    {
        _lab.Options = _lab.Options with { ReportBatchItemFailures = true };
        _lab.AppendMany(8);
        _lab.Handle = numbers => numbers.Contains("4") ? StreamLab.Fail("4") : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal(["12345678", "45678", "45", "4", "5", "678"], Batches());
        Assert.Equal(["4"], GivenUp());
    }

    [Fact]
    public void With_reported_failures_too_an_exception_halves_the_batch()
    {
        _lab.Options = _lab.Options with { ReportBatchItemFailures = true };
        _lab.AppendMany(4);
        _lab.Handle = numbers => numbers.Contains("4") ? StreamLab.Throw() : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal(["1234", "12", "34", "3", "4"], Batches());
        Assert.Equal(["4"], GivenUp());
    }

    private List<string> Batches() => [.. _lab.Deliveries.Select(delivery => string.Concat(delivery.Ids))];

    private List<string?> GivenUp() =>
        [.. _lab.FailureRecords.Select(record => record.GetProperty("DDBStreamBatchInfo").GetProperty("startSequenceNumber").GetString())];
}
