using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Queues;

public sealed class QueueFailureRules
{
    private readonly QueueLab _lab = new();

    [Fact]
    public void Messages_of_a_successful_invocation_are_deleted()
    {
        _lab.Send(25);

        _lab.RunUntilEmpty();

        Assert.Equal([10, 10, 5], _lab.Deliveries.Select(delivery => delivery.Ids.Count));
        Assert.Equal(0, _lab.DeadLetters.Count);
    }

    [Fact]
    public void An_exception_fails_all_messages_and_they_show_again_when_their_visibility_timeout_ends()
    {
        var start = _lab.Time.GetUtcNow();
        _lab.Send(2);
        _lab.Handle = _ => _lab.Deliveries.Count == 1 ? QueueLab.Throw() : QueueLab.Succeed();

        _lab.RunUntilEmpty();

        Assert.Equal([["1", "2"], ["1", "2"]], _lab.Deliveries.Select(delivery => delivery.Ids));
        Assert.Equal([start, start.AddSeconds(120)], _lab.Deliveries.Select(delivery => delivery.At));
    }

    [Fact]
    public void A_timed_out_invocation_fails_all_messages()
    {
        _lab.Send(1);
        _lab.Handle = async _ =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(21));
            return [];
        };

        _lab.RunFor(TimeSpan.FromMinutes(1));

        Assert.Equal(1, _lab.Queue.Count);
    }

    [Fact]
    public void A_handler_that_shows_a_message_at_once_gets_it_at_once()
    {
        var start = _lab.Time.GetUtcNow();
        _lab.Send(1);
        _lab.Handle = async messages =>
        {
            if (_lab.Deliveries.Count == 1)
            {
                await _lab.Queue.ChangeVisibilityAsync(messages[0].ReceiptHandle, TimeSpan.FromSeconds(5), CancellationToken.None);
                throw new InvalidOperationException("Try again in five seconds.");
            }

            return [];
        };

        _lab.RunUntilEmpty();

        Assert.Equal([start, start.AddSeconds(5)], _lab.Deliveries.Select(delivery => delivery.At));
    }

    [Fact]
    public void After_its_last_receive_a_message_is_in_the_dead_letter_queue_with_its_id()
    {
        _lab.Send(1);
        _lab.Handle = _ => QueueLab.Throw();
        var id = _lab.Queue.Peek()[0].MessageId;

        _lab.RunUntilEmpty();

        Assert.Equal(5, _lab.Deliveries.Count);
        Assert.Equal(id, Assert.Single(_lab.DeadLetters.Peek()).MessageId);
    }

    [Fact]
    public void Named_messages_come_again_and_the_others_are_deleted()
    {
        _lab.Options = _lab.Options with { ReportBatchItemFailures = true };
        _lab.Send(5);
        _lab.Handle = _ => _lab.Deliveries.Count == 1 ? QueueLab.Fail("2", "4") : QueueLab.Succeed();

        _lab.RunUntilEmpty();

        Assert.Equal([["1", "2", "3", "4", "5"], ["2", "4"]], _lab.Deliveries.Select(delivery => delivery.Ids));
        Assert.Equal(120, (_lab.Deliveries[1].At - _lab.Deliveries[0].At).TotalSeconds);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public void An_empty_list_is_a_success(string response)
    {
        var lab = new QueueLab(response);
        lab.Options = lab.Options with { ReportBatchItemFailures = true };
        lab.Send(3);

        lab.RunUntilEmpty();

        Assert.Single(lab.Deliveries);
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"00000001-0000-0000-0000-000000000000"},{"itemIdentifier":"unknown"}]}""")]
    [InlineData("""{"batchItemFailures":[{"id":"00000001-0000-0000-0000-000000000000"}]}""")]
    public void An_empty_null_or_unknown_id_fails_the_whole_batch(string response)
    {
        var lab = new QueueLab(response);
        lab.Options = lab.Options with { ReportBatchItemFailures = true };
        lab.Send(3);

        lab.RunFor(TimeSpan.FromMinutes(1));

        Assert.Single(lab.Deliveries);
        Assert.Equal(3, lab.Queue.Count);
    }

    [Fact]
    public void Without_the_setting_the_response_is_not_read()
    {
        _lab.Send(3);
        _lab.Handle = _ => QueueLab.Fail("2");

        _lab.RunUntilEmpty();

        Assert.Single(_lab.Deliveries);
    }

    [Fact]
    public void A_throttled_batch_is_handed_over_again_within_its_visibility_timeout()
    {
        _lab.Send(1);
        _lab.Function.ReservedConcurrency = 0;

        _lab.Run(async () =>
        {
            await _lab.Time.PassAsync(TimeSpan.FromSeconds(60));
            _lab.Function.ReservedConcurrency = null;
            await _lab.Time.UntilAsync(() => _lab.Queue.Count == 0, TimeSpan.FromSeconds(59));
        });

        Assert.Single(_lab.Deliveries);
    }

    [Fact]
    public void A_batch_throttled_for_its_whole_visibility_timeout_is_received_again()
    {
        _lab.Send(1);
        _lab.Function.ReservedConcurrency = 0;

        _lab.RunFor(TimeSpan.FromMinutes(11));

        Assert.Empty(_lab.Deliveries);
        Assert.Equal(1, _lab.DeadLetters.Count);
    }
}
