using Amazon.SQS.Model;
using Notecast.AwsTesting;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsDeadLetterBoxTests(MotoServer server) : IAsyncLifetime
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    private TestDeadLetters _queues = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _queues = await TestDeadLetters.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _queues?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_one_box_reads_is_hidden_from_others_and_counted_all_the_same()
    {
        await SendManyAsync(3);
        await using var box = _queues.Open();
        await TestDeadLetters.ReadAllAsync(box);

        await using var other = _queues.Open();

        Assert.Empty(await TestDeadLetters.ReadAllAsync(other));
        Assert.Equal(3, await other.EstimateCountAsync(Cancellation));
    }

    [Fact]
    public async Task Letters_that_a_killed_box_hides_come_back_when_their_hold_ends()
    {
        var ids = await SendManyAsync(3);
        var killed = _queues.Open(TimeSpan.FromSeconds(1));
        Assert.Equal(ids, Ids(await TestDeadLetters.ReadAllAsync(killed)));

        var back = await _queues.DeadLetters.ReceiveAllAsync(LongPoll);

        Assert.NotEmpty(back);
        Assert.All(back, message => Assert.Contains(message.MessageId, ids));
    }

    [Fact]
    public async Task A_letter_whose_hold_ends_while_others_are_read_is_not_read_again()
    {
        var ids = await SendManyAsync(95);
        await using var box = _queues.Open(TimeSpan.FromSeconds(1));
        var read = new List<DeadLetterMessage>();
        await foreach (var batch in box.ReadAsync(Cancellation))
        {
            read.AddRange(batch);
            if (read.Count <= 30)
            {
                // The server waits, and the holds of what was read end meanwhile.
                await _queues.Replays.ReceiveAllAsync(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal(ids, Ids(read));
    }

    [Fact]
    public async Task Attributes_of_every_type_survive()
    {
        Dictionary<string, MessageAttributeValue> attributes = new()
        {
            ["Text"] = new() { DataType = "String", StringValue = "é 😀" },
            ["Own"] = new() { DataType = "String.own", StringValue = "a" },
            ["Number"] = new() { DataType = "Number", StringValue = "12.50" },
            ["Bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 1, 255]) },
            ["Picture"] = new() { DataType = "Binary.png", BinaryValue = new MemoryStream([137, 80]) },
        };
        var id = await SendAsync("{}", attributes);
        await using var box = _queues.Open();
        var letter = Assert.Single(await TestDeadLetters.ReadAllAsync(box));
        Assert.Equal(["Number", "Own", "Text"], letter.Attributes.Keys.Order(StringComparer.Ordinal));

        await box.AddAsync([letter], Cancellation);
        Assert.Empty(await box.ReplayAsync([letter], Cancellation));

        var replayed = Assert.Single(await _queues.Replays.ReceiveAllAsync()).MessageAttributes;
        var added = Assert.Single(await _queues.DeadLetters.ReceiveAllAsync()).MessageAttributes;
        var marked = Described(attributes).Concat([$"ReplayOf String {id}", $"FirstFailedAt String {letter.SentAt:O}"]);
        Assert.Equal(marked.Order(StringComparer.Ordinal), Described(replayed));
        Assert.Equal(Described(attributes), Described(added));
    }

    [Fact]
    public async Task A_letter_that_is_changed_is_added_as_it_is_now_with_its_other_attributes()
    {
        await SendAsync("old", new()
        {
            ["Count"] = new() { DataType = "Number", StringValue = "1" },
            ["Gone"] = SqsAttributes.Text("a"),
            ["Bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1]) },
        });
        await using var box = _queues.Open();
        var letter = Assert.Single(await TestDeadLetters.ReadAllAsync(box));

        var edited = letter with { Body = "new", Attributes = new Dictionary<string, string> { ["Count"] = "2", ["More"] = "b" } };
        await box.AddAsync([edited], Cancellation);
        await box.DeleteAsync([letter], Cancellation);

        var message = Assert.Single(await _queues.DeadLetters.ReceiveAllAsync());
        Assert.Equal("new", message.Body);
        Assert.Equal(["Bytes Binary AQ==", "Count Number 2", "More String b"], Described(message.MessageAttributes));
    }

    [Fact]
    public async Task A_letter_with_ten_attributes_goes_without_the_mark()
    {
        var attributes = Enumerable.Range(0, 10).ToDictionary(index => $"A{index}", index => SqsAttributes.Text($"{index}"));
        await SendAsync("{}", attributes);
        await using var box = _queues.Open();

        Assert.Empty(await box.ReplayAsync(await TestDeadLetters.ReadAllAsync(box), Cancellation));

        Assert.Equal(Described(attributes), Described(Assert.Single(await _queues.Replays.ReceiveAllAsync()).MessageAttributes));
    }

    [Fact]
    public async Task In_a_letter_with_ten_attributes_the_error_message_makes_room_for_the_mark()
    {
        var attributes = Enumerable.Range(0, 8).ToDictionary(index => $"A{index}", index => SqsAttributes.Text($"{index}"));
        attributes["FirstFailedAt"] = SqsAttributes.Text("2026-03-04T12:00:00Z");
        attributes["ErrorMessage"] = SqsAttributes.Text("It failed.");
        var id = await SendAsync("{}", attributes);
        await using var box = _queues.Open();

        Assert.Empty(await box.ReplayAsync(await TestDeadLetters.ReadAllAsync(box), Cancellation));

        attributes.Remove("ErrorMessage");
        attributes["ReplayOf"] = SqsAttributes.Text(id);
        Assert.Equal(Described(attributes), Described(Assert.Single(await _queues.Replays.ReceiveAllAsync()).MessageAttributes));
    }

    [Fact]
    public async Task A_letter_that_has_ten_attributes_with_an_old_mark_is_marked_anew()
    {
        var attributes = Enumerable.Range(0, 9).ToDictionary(index => $"A{index}", index => SqsAttributes.Text($"{index}"));
        attributes[DeadLetterAttributes.ReplayOf] = SqsAttributes.Text("older");
        var id = await SendAsync("{}", attributes);
        await using var box = _queues.Open();

        Assert.Empty(await box.ReplayAsync(await TestDeadLetters.ReadAllAsync(box), Cancellation));

        var replayed = Assert.Single(await _queues.Replays.ReceiveAllAsync()).MessageAttributes;
        Assert.Equal(10, replayed.Count);
        Assert.Equal(id, replayed[DeadLetterAttributes.ReplayOf].StringValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(48)]
    public async Task A_letter_of_the_largest_size_goes_without_the_mark(int room)
    {
        var body = new string('é', (MaxBytes - room) / 2);
        await SendAsync(body, []);
        await using var box = _queues.Open();

        Assert.Empty(await box.ReplayAsync(await TestDeadLetters.ReadAllAsync(box), Cancellation));

        var replayed = Assert.Single(await _queues.Replays.ReceiveAllAsync());
        Assert.Equal(body, replayed.Body);
        Assert.Empty(replayed.MessageAttributes ?? []);
    }

    [Fact]
    public async Task A_replay_queue_that_does_not_exist_leaves_every_letter_where_it_is()
    {
        var ids = await SendManyAsync(12);
        var queue = _queues.DeadLetters;
        await using (var box = new SqsDeadLetterBox(queue.Client, queue.Url, $"{_queues.Replays.Url}-gone", TimeProvider.System))
        {
            var letters = await TestDeadLetters.ReadAllAsync(box);
            var failure = await Assert.ThrowsAsync<TransientFailureException>(() => box.ReplayAsync(letters, Cancellation));
            Assert.Contains($"queue {_queues.Replays.Url}-gone", failure.Failure.Reason, StringComparison.Ordinal);
        }

        await using var next = _queues.Open();
        Assert.Equal(ids, Ids(await TestDeadLetters.ReadAllAsync(next)));
    }

    [Fact]
    public async Task A_letter_that_somebody_else_took_is_not_sent()
    {
        await SendManyAsync(1);
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var box = _queues.Open(time: time);
        var letters = await TestDeadLetters.ReadAllAsync(box);
        time.Advance(TimeSpan.FromMinutes(5));
        await _queues.DeadLetters.Client.PurgeQueueAsync(_queues.DeadLetters.Url, Cancellation);

        Assert.Equal(letters, await box.ReplayAsync(letters, Cancellation));

        Assert.Empty(await _queues.Replays.ReceiveAllAsync());
    }

    [Fact]
    public async Task A_box_is_read_once_and_moves_only_what_it_read()
    {
        await using var box = _queues.Open();
        Assert.Empty(await TestDeadLetters.ReadAllAsync(box));
        var foreign = new DeadLetterMessage
        {
            MessageId = "a",
            Body = "a",
            Attributes = new Dictionary<string, string>(),
            SentAt = default,
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => TestDeadLetters.ReadAllAsync(box));
        await Assert.ThrowsAsync<ArgumentException>(() => box.ReplayAsync([foreign], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => box.DeleteAsync([foreign], Cancellation));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(6 * 3600 + 1)]
    public void A_hold_that_the_queue_does_not_have_is_refused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _queues.Open(TimeSpan.FromSeconds(seconds)));

    private async Task<string> SendAsync(string body, Dictionary<string, MessageAttributeValue> attributes)
    {
        var request = new SendMessageRequest { QueueUrl = _queues.DeadLetters.Url, MessageBody = body, MessageAttributes = attributes };
        return (await _queues.DeadLetters.Client.SendMessageAsync(request, Cancellation)).MessageId;
    }

    private async Task<IEnumerable<string>> SendManyAsync(int count)
    {
        var ids = new List<string>();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(10))
        {
            var entries = numbers.Select(number => new SendMessageBatchRequestEntry($"{number}", $"{{\"n\":{number}}}")).ToList();
            var answer = await _queues.DeadLetters.Client.SendMessageBatchAsync(_queues.DeadLetters.Url, entries, Cancellation);
            ids.AddRange(answer.Successful.Select(sent => sent.MessageId));
        }

        return ids.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Ids(IEnumerable<DeadLetterMessage> letters) =>
        letters.Select(letter => letter.MessageId).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Described(Dictionary<string, MessageAttributeValue> attributes) => attributes
        .Select(pair => $"{pair.Key} {pair.Value.DataType} {ValueOf(pair.Value)}")
        .Order(StringComparer.Ordinal);

    private static string ValueOf(MessageAttributeValue value) => value.StringValue ?? Convert.ToBase64String(value.BinaryValue.ToArray());
}
