using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamPartialFailureRules
{
    private readonly StreamLab _lab = new();

    public StreamPartialFailureRules() => _lab.Options = _lab.Options with { ReportBatchItemFailures = true };

    [Fact]
    public void The_lowest_returned_sequence_number_is_the_checkpoint()
    {
        _lab.AppendMany(12);
        var checkpoints = new List<string?>();
        _lab.Handle = numbers =>
        {
            checkpoints.Add(_lab.Checkpoint());
            return numbers.Count == 12 ? StreamLab.Fail("10", "9", "12") : StreamLab.Succeed();
        };

        _lab.RunUntilIdle();

        Assert.Equal(["9", "10", "11", "12"], _lab.Deliveries[1].Ids);
        Assert.Equal([null, "8"], checkpoints);
        Assert.Equal(2, _lab.Deliveries.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public void An_empty_or_null_list_or_a_null_response_is_a_success(string response)
    {
        var lab = new StreamLab(rawResponse: response);
        lab.Options = _lab.Options;
        lab.AppendMany(3);

        lab.RunUntilIdle();

        Assert.Single(lab.Deliveries);
        Assert.Equal("3", lab.Checkpoint());
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"77"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"2"},{"itemIdentifier":"77"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemId":"2"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":2}]}""")]
    [InlineData("""{"batchItemFailures":["2"]}""")]
    [InlineData("""{"batchItemFailures":"2"}""")]
    [InlineData("\"2\"")]
    public void An_empty_null_or_unknown_identifier_fails_the_whole_batch(string response)
    {
        var lab = new StreamLab(rawResponse: response);
        lab.Options = _lab.Options with { MaximumRetryAttempts = 1, OnFailure = lab.Failures };
        lab.AppendMany(3);

        lab.RunUntilIdle();

        Assert.Equal([["1", "2", "3"], ["1", "2", "3"]], lab.Deliveries.Select(delivery => delivery.Ids));
        Assert.Equal(3, Assert.Single(lab.FailureRecords).GetProperty("DDBStreamBatchInfo").GetProperty("batchSize").GetInt32());
    }

    [Fact]
    public void Without_the_setting_the_response_is_not_read()
    {
        _lab.Options = _lab.Options with { ReportBatchItemFailures = false };
        _lab.AppendMany(3);
        _lab.Handle = _ => StreamLab.Fail("2");

        _lab.RunUntilIdle();

        Assert.Single(_lab.Deliveries);
    }

    [Fact]
    public void A_partial_failure_is_a_try()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 1 };
        _lab.AppendMany(4);
        _lab.Handle = numbers => numbers.Contains("3") ? StreamLab.Fail("3") : StreamLab.Succeed();

        _lab.RunUntilIdle();

        Assert.Equal([["1", "2", "3", "4"], ["3", "4"]], _lab.Deliveries.Select(delivery => delivery.Ids));
        Assert.Equal("3", Assert.Single(_lab.FailureRecords).GetProperty("DDBStreamBatchInfo").GetProperty("startSequenceNumber").GetString());
    }
}
