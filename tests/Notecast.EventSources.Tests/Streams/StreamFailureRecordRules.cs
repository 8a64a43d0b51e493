using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Streams;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamFailureRecordRules
{
    private readonly StreamLab _lab = new();

    [Fact]
    public void The_failure_record_tells_positions_in_exactly_Lambdas_shape()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 1 };
        _lab.Handle = _ => StreamLab.Throw();
        _lab.Run(async () =>
        {
            _lab.AppendMany(2);
            await _lab.Time.PassAsync(TimeSpan.FromMilliseconds(1_250));
            await _lab.IdleAsync();
        });

        var message = Assert.Single(_lab.Failures.Peek());
        var record = JsonNode.Parse(message.Body)!;
        var requestId = record["requestContext"]!["requestId"]!.GetValue<string>();

        Assert.Empty(message.Attributes);
        Assert.True(Guid.TryParse(requestId, out _));
        Assert.Equal(
            $$$"""
            {"requestContext":{"requestId":"{{{requestId}}}","functionArn":"{{{Arns.Function}}}","condition":"RetryAttemptsExhausted","approximateInvokeCount":2},"responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"version":"1.0","timestamp":"2026-01-01T00:00:01.000Z","DDBStreamBatchInfo":{"shardId":"{{{_lab.Shard}}}","startSequenceNumber":"1","endSequenceNumber":"2","approximateArrivalOfFirstRecord":"2026-01-01T00:00:00Z","approximateArrivalOfLastRecord":"2026-01-01T00:00:00Z","batchSize":2,"streamArn":"{{{Arns.Stream}}}"}}
            """,
            message.Body);
    }

    [Fact]
    public void The_checkpoint_waits_for_a_destination_that_is_away()
    {
        var destination = new WatchedQueue(_lab.Failures) { IsAway = true };
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 0, OnFailure = destination };
        _lab.Handle = _ => StreamLab.Throw();
        _lab.AppendMany(1);

        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromHours(2));
            Assert.Null(_lab.Checkpoint());
            destination.IsAway = false;
            await _lab.IdleAsync();
        });

        Assert.Single(_lab.FailureRecords);
        Assert.Equal("1", _lab.Checkpoint());
    }

    [Theory]
    [InlineData(0, 0, 1, -1, 0, "BatchSize")]
    [InlineData(10_001, 0, 1, -1, 0, "BatchSize")]
    [InlineData(1, 301, 1, -1, 0, "BatchWindow")]
    [InlineData(1, 0, 11, -1, 0, "ParallelizationFactor")]
    [InlineData(1, 0, 0, -1, 0, "ParallelizationFactor")]
    [InlineData(1, 0, 1, -2, 0, "MaximumRetryAttempts")]
    [InlineData(1, 0, 1, 10_001, 0, "MaximumRetryAttempts")]
    [InlineData(1, 0, 1, -1, 59, "MaximumRecordAge")]
    [InlineData(1, 0, 1, -1, 604_801, "MaximumRecordAge")]
    public void Options_out_of_their_range_are_refused_by_name(int size, int window, int factor, int retries, int age, string option)
    {
        var options = new StreamMappingOptions
        {
            BatchSize = size,
            BatchWindow = TimeSpan.FromSeconds(window),
            ParallelizationFactor = factor,
            MaximumRetryAttempts = retries,
            MaximumRecordAge = age == 0 ? null : TimeSpan.FromSeconds(age),
        };

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new StreamMapping(_lab.Stream, _lab.Function, options, _lab.Time, NullLogger.Instance));

        Assert.Equal(option, error.ParamName);
    }
}
