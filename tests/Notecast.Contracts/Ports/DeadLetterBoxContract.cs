using System.Text;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IDeadLetterBox"/> does.</summary>
public abstract class DeadLetterBoxContract
{
    /// <summary>More than any queue hands out at once.</summary>
    private const int Many = 310;

    /// <summary>The most bytes of a message with its attributes. Source: Amazon SQS Developer Guide, "Quotas".</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>What an attribute costs beside its name and value: the name of its type, <c>String</c>.</summary>
    private const int AttributeTypeBytes = 6;

    private const int MessageIdLength = 36;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>
    /// Opens the dead-letter queue as one command does. The queue is the test's own, and empty at first; so is the replay queue.
    /// </summary>
    protected abstract IDeadLetterBox OpenBox();

    /// <summary>Sends a message to the dead-letter queue, and returns its id.</summary>
    protected abstract Task<string> SendAsync(string body, IReadOnlyDictionary<string, string> attributes);

    /// <summary>Receives what is visible on the replay queue now, and deletes it.</summary>
    protected abstract Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveReplaysAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_queue_has_no_letters()
    {
        await using var box = OpenBox();

        Assert.Equal(0, await box.EstimateCountAsync(Cancellation));
        Assert.Empty(await ReadAllAsync(box));
    }

    [Fact]
    public async Task A_letter_is_read_with_its_id_body_attributes_and_time()
    {
        var id = await SendAsync("{\"a\": 1}", Attributes());
        await using var box = OpenBox();

        var letter = Assert.Single(await ReadAllAsync(box));

        Assert.Equal(id, letter.MessageId);
        Assert.Equal("{\"a\": 1}", letter.Body);
        AssertSame(Attributes(), letter.Attributes);
        Assert.True(letter.SentAt > DateTimeOffset.UnixEpoch);
        Assert.True(letter.ReceiveCount >= 0);
    }

    [Fact]
    public async Task Each_of_many_letters_is_read_once_in_batches()
    {
        var ids = await SendManyAsync(Many);
        await using var box = OpenBox();
        Assert.Equal(Many, await box.EstimateCountAsync(Cancellation));

        var batches = await box.ReadAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(ids, Ids(batches.SelectMany(batch => batch)));
        Assert.All(batches, batch => Assert.InRange(batch.Count, 1, Many - 1));
    }

    [Fact]
    public async Task Reading_moves_nothing()
    {
        var ids = await SendManyAsync(25);
        for (var time = 0; time < 3; time++)
        {
            await using var box = OpenBox();
            Assert.Equal(ids, Ids(await ReadAllAsync(box)));
        }

        Assert.Empty(await ReceiveReplaysAsync());
    }

    [Fact]
    public async Task A_box_that_is_left_early_leaves_every_letter_to_the_next()
    {
        var ids = await SendManyAsync(25);
        await using (var left = OpenBox())
        {
            await foreach (var batch in left.ReadAsync(Cancellation))
            {
                Assert.NotEmpty(batch);
                break;
            }
        }

        await using var next = OpenBox();
        Assert.Equal(ids, Ids(await ReadAllAsync(next)));
    }

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("  { \"spaces\" :\t\"and\\u0020escapes\" }\r\n")]
    [InlineData("not JSON, 'quoted' \"twice\" 😀 ñ 日本語 \\ ; -- <>&% \uFFFD")]
    public async Task A_replayed_letter_is_on_the_replay_queue_byte_for_byte_and_gone_from_the_dead_letters(string body)
    {
        var id = await SendAsync(body, Attributes());

        Assert.Empty(await ReplayAllAsync());

        var (replayed, attributes) = Assert.Single(await ReceiveReplaysAsync());
        Assert.Equal(body, replayed);
        AssertSame(With(Attributes(), DeadLetterAttributes.ReplayOf, id), attributes);
        await AssertNoLettersAsync();
    }

    [Fact]
    public async Task A_letter_without_attributes_is_replayed_with_the_time_of_its_first_failure()
    {
        var id = await SendAsync("{}", None);
        await using var box = OpenBox();
        var letter = Assert.Single(await ReadAllAsync(box));

        Assert.Empty(await box.ReplayAsync([letter], Cancellation));

        var marked = With(With(None, DeadLetterAttributes.ReplayOf, id), DeadLetterAttributes.FirstFailedAt, $"{letter.SentAt:O}");
        AssertSame(marked, Assert.Single(await ReceiveReplaysAsync()).Attributes);
    }

    [Fact]
    public async Task What_lambda_says_of_the_first_failure_goes_along()
    {
        const string Batch = """
            {"requestContext":{"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:PlanNarrations","condition":"RetryAttemptsExhausted",
             "approximateInvokeCount":3},"timestamp":"2026-03-04T13:00:00.000Z","DDBStreamBatchInfo":{"shardId":"s","startSequenceNumber":"1",
             "endSequenceNumber":"2","approximateArrivalOfFirstRecord":"2026-03-04T12:00:00Z","approximateArrivalOfLastRecord":"2026-03-04T12:00:01Z",
             "batchSize":2,"streamArn":"arn:aws:dynamodb:eu-west-1:123456789012:table/t/stream/s"}}
            """;
        await SendAsync(Batch, None);

        Assert.Empty(await ReplayAllAsync());

        var copy = Assert.Single(await ReceiveReplaysAsync());
        Assert.Equal("2026-03-04T12:00:00.0000000+00:00", copy.Attributes[DeadLetterAttributes.FirstFailedAt]);
    }

    [Fact]
    public async Task A_letter_that_was_a_copy_itself_is_marked_anew()
    {
        var id = await SendAsync("{}", With(None, DeadLetterAttributes.ReplayOf, "an-older-letter"));

        await ReplayAllAsync();

        Assert.Equal(id, Assert.Single(await ReceiveReplaysAsync()).Attributes[DeadLetterAttributes.ReplayOf]);
    }

    [Fact]
    public async Task Letters_whose_copies_are_as_large_as_a_message_may_be_are_replayed()
    {
        var mark = DeadLetterAttributes.ReplayOf.Length + AttributeTypeBytes + MessageIdLength;
        var largest = new string('x', MaxBytes - SizeOf(Attributes()) - mark);
        var wide = new string('é', 300_000);
        string[] bodies = [largest, "{}", wide, "{\"a\": 1}", largest];
        foreach (var body in bodies)
        {
            await SendAsync(body, Attributes());
        }

        Assert.Empty(await ReplayAllAsync());

        var replays = (await ReceiveReplaysAsync()).Select(replay => replay.Body);
        Assert.Equal(bodies.Order(StringComparer.Ordinal), replays.Order(StringComparer.Ordinal));
        await AssertNoLettersAsync();
    }

    [Fact]
    public async Task Many_letters_are_replayed_while_they_are_read()
    {
        var ids = await SendManyAsync(Many);

        Assert.Empty(await ReplayAllAsync());

        var replays = await ReceiveReplaysAsync();
        Assert.Equal(ids, replays.Select(replay => replay.Attributes[DeadLetterAttributes.ReplayOf]).Order(StringComparer.Ordinal));
        await AssertNoLettersAsync();
    }

    [Fact]
    public async Task Reading_ends_although_every_letter_that_is_replayed_fails_again()
    {
        const int FewLetters = 60;
        await SendManyAsync(FewLetters);
        await using var box = OpenBox();
        var read = 0;
        await foreach (var batch in box.ReadAsync(Cancellation))
        {
            read += batch.Count;
            Assert.InRange(read, 1, 4 * FewLetters);
            await box.ReplayAsync(batch, Cancellation);
            await SendManyAsync(batch.Count);
        }

        Assert.InRange(read, FewLetters, 4 * FewLetters);
    }

    [Fact]
    public async Task What_is_not_moved_is_there_for_the_next_box()
    {
        await SendManyAsync(25);
        HashSet<string> moved;
        await using (var box = OpenBox())
        {
            var letters = await ReadAllAsync(box);
            var some = letters.Where((_, index) => index % 3 == 0).ToList();
            Assert.Empty(await box.ReplayAsync(some, Cancellation));
            moved = [.. some.Select(letter => letter.MessageId)];
        }

        await using var next = OpenBox();
        var rest = await ReadAllAsync(next);
        Assert.Equal(25 - moved.Count, rest.Count);
        Assert.DoesNotContain(rest, letter => moved.Contains(letter.MessageId));
        Assert.Equal(moved.Count, (await ReceiveReplaysAsync()).Count);
    }

    [Fact]
    public async Task A_letter_that_was_moved_already_is_said_not_to_be_moved_and_has_one_copy()
    {
        await SendAsync("a", None);
        await using var box = OpenBox();
        var letters = await ReadAllAsync(box);
        await box.ReplayAsync(letters, Cancellation);

        Assert.Equal(letters, await box.ReplayAsync(letters, Cancellation));

        Assert.Single(await ReceiveReplaysAsync());
    }

    [Fact]
    public async Task Nothing_can_be_replayed_added_or_deleted()
    {
        var ids = await SendManyAsync(2);
        await using (var box = OpenBox())
        {
            await ReadAllAsync(box);
            Assert.Empty(await box.ReplayAsync([], Cancellation));
            await box.AddAsync([], Cancellation);
            await box.DeleteAsync([], Cancellation);
        }

        await using var next = OpenBox();
        Assert.Equal(ids, Ids(await ReadAllAsync(next)));
    }

    [Fact]
    public async Task Deleting_takes_the_named_letters_and_no_other()
    {
        await SendManyAsync(25);
        IReadOnlyList<DeadLetterMessage> kept;
        await using (var box = OpenBox())
        {
            var letters = await ReadAllAsync(box);
            await box.DeleteAsync([.. letters.Skip(10)], Cancellation);
            await box.DeleteAsync([.. letters.Skip(20)], Cancellation);
            kept = [.. letters.Take(10)];
        }

        await using var next = OpenBox();
        Assert.Equal(Ids(kept), Ids(await ReadAllAsync(next)));
        Assert.Empty(await ReceiveReplaysAsync());
    }

    [Fact]
    public async Task Added_letters_are_there_with_their_bodies_and_attributes_and_ids_of_their_own()
    {
        var small = Enumerable.Range(0, 23).Select(index => $"{{ \"n\": {index} }}\n");
        string[] bodies = [new string('é', 500_000), new string('x', 700_000), .. small];
        var letters = bodies.Select((body, index) => Letter(body, index % 2 == 0 ? None : Attributes())).ToList();
        await using (var box = OpenBox())
        {
            await box.AddAsync(letters, Cancellation);
        }

        await using var next = OpenBox();
        var added = await ReadAllAsync(next);

        Assert.Equal(bodies.Order(StringComparer.Ordinal), added.Select(letter => letter.Body).Order(StringComparer.Ordinal));
        Assert.Equal(bodies.Length, added.Select(letter => letter.MessageId).Distinct().Count());
        Assert.All(added, letter =>
        {
            Assert.NotEqual("given", letter.MessageId);
            AssertSame(letters.First(given => given.Body == letter.Body).Attributes, letter.Attributes);
        });
    }

    private static DeadLetterMessage Letter(string body, IReadOnlyDictionary<string, string> attributes) =>
        new() { MessageId = "given", Body = body, Attributes = attributes, SentAt = Noon };

    /// <summary>All that the cause of a dead letter has, in what a client may have written, too.</summary>
    private static Dictionary<string, string> Attributes() => new()
    {
        ["Step"] = "NarrateNote/narrate",
        ["ErrorType"] = "SpeechThrottled",
        ["ErrorMessage"] = "Der Dienst bittet um Geduld: \"später\", it's 😀 <&> \\ 100% \t.",
        ["FailureClass"] = "transient",
        ["Attempts"] = "5",
        ["FirstFailedAt"] = "2026-03-04T12:00:00.1250000+00:00",
        ["LastFailedAt"] = "2026-03-04T13:00:00.1250000+00:00",
        ["CorrelationId"] = "correlation-1",
        ["Replays"] = "1",
    };

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> attributes, string name, string value) =>
        new(attributes) { [name] = value };

    private static int SizeOf(Dictionary<string, string> attributes) =>
        attributes.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + AttributeTypeBytes + Encoding.UTF8.GetByteCount(pair.Value));

    private static void AssertSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual) =>
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));

    private static IEnumerable<string> Ids(IEnumerable<DeadLetterMessage> letters) =>
        letters.Select(letter => letter.MessageId).Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<DeadLetterMessage>> ReadAllAsync(IDeadLetterBox box)
    {
        var letters = new List<DeadLetterMessage>();
        await foreach (var batch in box.ReadAsync(Cancellation))
        {
            letters.AddRange(batch);
        }

        return letters;
    }

    /// <summary>Replays all letters as a command does: batch by batch while they are read.</summary>
    /// <returns>Those that could not be moved.</returns>
    private async Task<IReadOnlyList<DeadLetterMessage>> ReplayAllAsync()
    {
        await using var box = OpenBox();
        var notMoved = new List<DeadLetterMessage>();
        await foreach (var batch in box.ReadAsync(Cancellation))
        {
            notMoved.AddRange(await box.ReplayAsync(batch, Cancellation));
        }

        return notMoved;
    }

    private async Task<IEnumerable<string>> SendManyAsync(int count)
    {
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
        {
            ids.Add(await SendAsync($"{{\"number\":{number}}}", With(None, "Step", "NarrateNote/narrate")));
        }

        return ids.Order(StringComparer.Ordinal);
    }

    private async Task AssertNoLettersAsync()
    {
        await using var box = OpenBox();
        Assert.Empty(await ReadAllAsync(box));
    }
}
