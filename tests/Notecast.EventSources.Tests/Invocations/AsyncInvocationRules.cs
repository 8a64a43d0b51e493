using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Invocations;

public sealed class AsyncInvocationRules
{
    private readonly AsyncLab _lab = new();
    private readonly DateTimeOffset _start;

    public AsyncInvocationRules() => _start = _lab.Time.GetUtcNow();

    [Fact]
    public void An_accepted_event_is_handled_once()
    {
        var id = _lab.Accept("narrations/a b+ü.mp3");

        _lab.RunUntilIdle();

        Assert.Equal(["narrations/a b+ü.mp3"], Assert.Single(_lab.Deliveries).Ids);
        Assert.Equal([id], _lab.RequestIds);
        Assert.Equal(0, _lab.Queue.Count);
    }

    [Fact]
    public void Two_more_tries_come_one_and_two_minutes_later_with_the_same_request_id()
    {
        var id = _lab.Accept("a");
        _lab.Handle = _ => throw new InvalidOperationException("The handler failed.");

        _lab.RunUntilIdle();

        Assert.Equal([0, 60, 180], Seconds());
        Assert.Equal([id, id, id], _lab.RequestIds);
        Assert.Equal(1, _lab.Failures.Count);
        Assert.Equal(0, _lab.Queue.Count);
    }

    [Fact]
    public void A_retry_that_succeeds_ends_the_tries()
    {
        _lab.Accept("a");
        _lab.Handle = _ => _lab.Deliveries.Count == 1 ? throw new InvalidOperationException("Once.") : Task.CompletedTask;

        _lab.RunUntilIdle();

        Assert.Equal([0, 60], Seconds());
        Assert.Equal(0, _lab.Failures.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Maximum_retry_attempts_counts_the_tries_after_the_first(int retries)
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = retries };
        _lab.Accept("a");
        _lab.Handle = _ => throw new InvalidOperationException("The handler failed.");

        _lab.RunUntilIdle();

        Assert.Equal(retries + 1, _lab.Deliveries.Count);
    }

    [Fact]
    public void The_failure_record_has_the_event_and_the_error_in_exactly_Lambdas_shape()
    {
        var id = _lab.Accept("a b");
        _lab.Handle = _ => throw new InvalidOperationException("The handler failed.");

        _lab.RunUntilIdle();

        var message = Assert.Single(_lab.Failures.Peek());
        var error = JsonNode.Parse(message.Body)!["responsePayload"]!;
        Assert.Empty(message.Attributes);
        Assert.Equal("InvalidOperationException", error["errorType"]!.GetValue<string>());
        Assert.Equal("The handler failed.", error["errorMessage"]!.GetValue<string>());
        Assert.NotEmpty(error["stackTrace"]!.AsArray());
        var payload = AsyncLab.Text(AsyncLab.Event("a b"));
        Assert.StartsWith(
            $$$"""
            {"version":"1.0","timestamp":"2026-01-01T00:03:00.000Z","requestContext":{"requestId":"{{{id}}}","functionArn":"{{{Arns.Function}}}:$LATEST","condition":"RetriesExhausted","approximateInvokeCount":3},"requestPayload":{{{payload}}},"responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"responsePayload":{"errorType":
            """,
            message.Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_dead_letter_queue_gets_the_event_alone_with_the_error_as_attributes()
    {
        _lab.Options = _lab.Options with { OnFailure = null, DeadLetterQueue = _lab.Failures };
        var id = _lab.Accept("a");
        _lab.Handle = _ => throw new InvalidOperationException(new string('ü', 600));

        _lab.RunUntilIdle();

        var message = Assert.Single(_lab.Failures.Peek());
        Assert.Equal(AsyncLab.Text(AsyncLab.Event("a")), message.Body);
        Assert.Equal(id, message.Attributes["RequestID"]);
        Assert.Equal("200", message.Attributes["ErrorCode"]);
        Assert.Equal(new string('ü', 512), message.Attributes["ErrorMessage"]);
        Assert.Equal(3, message.Attributes.Count);
    }

    [Fact]
    public void A_throttled_invocation_is_no_try_and_waits_longer_each_time()
    {
        _lab.Options = _lab.Options with { MaximumRetryAttempts = 0 };
        _lab.Accept("a");
        _lab.Function.ReservedConcurrency = 0;

        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromHours(5));
            Assert.Equal(1, _lab.Queue.Count);
            _lab.Function.ReservedConcurrency = null;
            await _lab.Time.UntilAsync(() => _lab.Invoker!.IsIdle, TimeSpan.FromMinutes(6));
        });

        Assert.Single(_lab.Deliveries);
        Assert.Equal(0, _lab.Failures.Count);
    }

    [Fact]
    public void Throttles_are_tried_again_for_six_hours()
    {
        _lab.Accept("a");
        _lab.Function.ReservedConcurrency = 0;

        _lab.RunUntilIdle();

        var record = JsonNode.Parse(Assert.Single(_lab.Failures.Peek()).Body)!;
        Assert.Equal("EventAgeExceeded", record["requestContext"]!["condition"]!.GetValue<string>());
        Assert.Equal(0, record["requestContext"]!["approximateInvokeCount"]!.GetValue<int>());
        Assert.Null(record["responseContext"]);
        Assert.Null(record["responsePayload"]);
        Assert.InRange(_lab.Time.GetUtcNow() - _start, TimeSpan.FromHours(6), TimeSpan.FromHours(6.2));
    }

    [Fact]
    public void An_event_over_its_maximum_age_is_given_up_before_its_next_try()
    {
        _lab.Options = _lab.Options with { MaximumEventAge = TimeSpan.FromSeconds(90) };
        _lab.Accept("a");
        _lab.Handle = _ => throw new InvalidOperationException("The handler failed.");

        _lab.RunUntilIdle();

        Assert.Equal([0, 60], Seconds());
        var record = JsonNode.Parse(Assert.Single(_lab.Failures.Peek()).Body)!;
        Assert.Equal("EventAgeExceeded", record["requestContext"]!["condition"]!.GetValue<string>());
        Assert.Equal(2, record["requestContext"]!["approximateInvokeCount"]!.GetValue<int>());
    }

    [Fact]
    public void Without_a_maximum_age_an_event_is_tried_however_long_nobody_ran()
    {
        _lab.Options = _lab.Options with { MaximumEventAge = null };
        _lab.Accept("a");
        _lab.Time.Run(() => _lab.Time.PassAsync(TimeSpan.FromDays(7)));

        _lab.RunUntilIdle();

        Assert.Equal(["a"], Assert.Single(_lab.Deliveries).Ids);
        Assert.Empty(_lab.Failures.Peek());
    }

    [Fact]
    public void A_timed_out_invocation_is_tried_again()
    {
        _lab.Accept("a");
        _lab.Handle = _ => _lab.Deliveries.Count == 1 ? _lab.Time.PassAsync(TimeSpan.FromSeconds(31)) : Task.CompletedTask;

        _lab.RunUntilIdle();

        Assert.Equal([0, 90], Seconds());
    }

    [Fact]
    public void Concurrency_is_capped()
    {
        _lab.Options = _lab.Options with { MaximumConcurrency = 3 };
        var (running, most) = (0, 0);
        _lab.Handle = async _ =>
        {
            most = Math.Max(most, ++running);
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(1));
            running--;
        };
        for (var i = 0; i < 10; i++)
        {
            _lab.Accept($"{i}");
        }

        _lab.RunUntilIdle();

        Assert.Equal(3, most);
        Assert.Equal(10, _lab.Deliveries.Count);
    }

    [Fact]
    public void An_invocation_that_outlives_a_stop_is_tried_again()
    {
        _lab.Options = _lab.Options with { StopGrace = TimeSpan.FromSeconds(3) };
        _lab.Accept("a");
        _lab.Handle = _ => _lab.Deliveries.Count == 1 ? _lab.Time.PassAsync(TimeSpan.FromSeconds(20)) : Task.CompletedTask;

        _lab.Run(() => _lab.Time.PassAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal(1, _lab.Queue.Count);
        _lab.RunUntilIdle();

        Assert.Equal(2, _lab.Deliveries.Count);
        Assert.Equal(0, _lab.Queue.Count);
    }

    [Fact]
    public void An_event_waits_for_a_destination_that_is_away()
    {
        var destination = new WatchedQueue(_lab.Failures) { IsAway = true };
        _lab.Options = _lab.Options with { OnFailure = destination, MaximumRetryAttempts = 0 };
        _lab.Accept("a");
        _lab.Handle = _ => throw new InvalidOperationException("The handler failed.");

        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromHours(1));
            Assert.Equal(1, _lab.Queue.Count);
            destination.IsAway = false;
            await _lab.Time.UntilAsync(() => _lab.Invoker!.IsIdle, TimeSpan.FromHours(1));
        });

        Assert.Equal(1, _lab.Failures.Count);
        Assert.Single(_lab.Deliveries);
    }

    [Theory]
    [InlineData(3, 60, 1, "MaximumRetryAttempts")]
    [InlineData(-1, 60, 1, "MaximumRetryAttempts")]
    [InlineData(2, 59, 1, "MaximumEventAge")]
    [InlineData(2, 21_601, 1, "MaximumEventAge")]
    [InlineData(2, 60, 0, "MaximumConcurrency")]
    public void Options_out_of_their_range_are_refused_by_name(int retries, int age, int concurrency, string option)
    {
        var options = new AsyncInvokerOptions
        {
            MaximumRetryAttempts = retries,
            MaximumEventAge = TimeSpan.FromSeconds(age),
            MaximumConcurrency = concurrency,
        };

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new AsyncInvoker(_lab.Function, _lab.Queue, options, _lab.Time, NullLogger.Instance));

        Assert.Equal(option, error.ParamName);
    }

    private List<double> Seconds() => [.. _lab.Deliveries.Select(delivery => (delivery.At - _start).TotalSeconds)];
}
