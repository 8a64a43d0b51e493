using System.Text;
using System.Text.Json;
using Amazon.SQS.Model;
using CsCheck;
using Notecast.AwsTesting;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Aws.Tests.Sqs;

public sealed class SqsDeadLetterQueueTests(MotoServer server) : IAsyncLifetime
{
    private const int MaxBytes = 1024 * 1024;

    private TestQueue _queue = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SqsDeadLetterQueue DeadLetterQueue => new(_queue.Client, _queue.Url);

    public async ValueTask InitializeAsync() => _queue = await TestQueue.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _queue?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_attribute_is_a_string()
    {
        var letter = DeadLetters.Of("{}");

        var message = await SendAsync(letter);

        Assert.Equal(9, message.MessageAttributes.Count);
        Assert.All(message.MessageAttributes.Values, value => Assert.Equal("String", value.DataType));
    }

    [Fact]
    public async Task A_message_that_leaves_room_for_a_part_of_the_cause_only_loses_the_end_of_its_error_message()
    {
        var letter = DeadLetters.Of(new string('x', MaxBytes - 500), new string('é', 900));

        var message = await SendAsync(letter);

        Assert.Equal(letter.Body, message.Body);
        Assert.Equal(MaxBytes, SizeOf(message), tolerance: 1);
        Assert.Matches("^é+$", message.MessageAttributes["ErrorMessage"].StringValue);
        Assert.Equal("correlation-1", message.MessageAttributes["CorrelationId"].StringValue);
        Assert.Equal(9, message.MessageAttributes.Count);
    }

    [Fact]
    public async Task What_gives_way_last_is_how_often_a_letter_came_back_and_when_it_failed_first()
    {
        var letter = DeadLetters.Of(new string('x', MaxBytes - 80));

        var attributes = (await SendAsync(letter)).MessageAttributes;

        Assert.Equal(["FirstFailedAt", "Replays"], attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(letter.Cause.FirstFailedAt.ToString("O"), attributes["FirstFailedAt"].StringValue);
    }

    [Fact]
    public async Task An_attribute_other_than_the_error_message_is_whole_or_not_there()
    {
        var letter = DeadLetters.Of(new string('x', MaxBytes - 200));
        var whole = DeadLetterAttributes.Write(letter.Cause);

        var attributes = (await SendAsync(letter)).MessageAttributes;

        Assert.NotEmpty(attributes);
        Assert.All(attributes.Where(pair => pair.Key != "ErrorMessage"), pair => Assert.Equal(whole[pair.Key], pair.Value.StringValue));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(200)]
    public async Task A_message_that_leaves_hardly_any_room_keeps_its_body_and_what_fits(int room)
    {
        var letter = DeadLetters.Of(new string('x', MaxBytes - room));

        var message = await SendAsync(letter);

        Assert.Equal(letter.Body, message.Body);
        Assert.InRange(SizeOf(message), MaxBytes - room, MaxBytes);
    }

    [Fact]
    public async Task A_message_of_the_largest_size_is_sent_without_its_cause()
    {
        var letter = DeadLetters.Of(new string('é', MaxBytes / 2));

        var message = await SendAsync(letter);

        Assert.Equal(letter.Body, message.Body);
        Assert.Empty(message.MessageAttributes ?? []);
    }

    [Fact]
    public async Task What_a_message_had_before_keeps_its_type()
    {
        MessageAttribute[] earlier = [new("Count", "Number.int", "7"), new("Hop", "Binary.png", "AAEC")];

        var attributes = (await SendAsync(DeadLetters.Of("{}") with { EarlierAttributes = earlier[1..] })).MessageAttributes;
        var numbers = (await SendAsync(DeadLetters.Of("{}") with { EarlierAttributes = earlier })).MessageAttributes;

        Assert.Equal(("Binary.png", "AAEC"), (attributes["Hop"].DataType, Convert.ToBase64String(attributes["Hop"].BinaryValue.ToArray())));
        Assert.Equal(("Number.int", "7"), (numbers["Count"].DataType, numbers["Count"].StringValue));
    }

    [Fact]
    public async Task What_a_message_had_before_gives_way_before_its_cause()
    {
        var letter = DeadLetters.Of(new string('x', MaxBytes - 600)) with
        {
            EarlierAttributes = [new("Trace", "String", new string('t', 500))],
        };

        var attributes = (await SendAsync(letter)).MessageAttributes;

        Assert.Equal(DeadLetterAttributes.Write(letter.Cause).Keys.ToHashSet(), attributes.Keys.ToHashSet());
    }

    [Fact]
    public async Task A_body_that_no_message_can_hold_fails_and_stays_with_its_sender()
    {
        var letter = DeadLetters.Of(new string('x', MaxBytes + 1));

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => DeadLetterQueue.SendAsync(letter, Cancellation));

        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        Assert.Empty(await _queue.ReceiveAllAsync());
    }

    [Fact]
    public async Task Characters_that_the_queue_refuses_are_sent_as_the_escapes_of_JSON()
    {
        // Not a theory: attributes cannot hold halves of surrogate pairs.
        (string Body, string Sent)[] cases =
        [
            ("", "\"\""),
            ("a\u0000b", "a\\u0000b"),
            ("{\"text\":\"\uFFFE\uFFFF\"}", "{\"text\":\"\\ufffe\\uffff\"}"),
            ("half \uD83D of a pair", "half \\ud83d of a pair"),
            ("\uDE00\uD83D", "\\ude00\\ud83d"),
            ("tab\t, line\r\n, 😀 and \uFFFD stay", "tab\t, line\r\n, 😀 and \uFFFD stay"),
        ];
        foreach (var (body, sent) in cases)
        {
            Assert.Equal(sent, (await SendAsync(DeadLetters.Of(body))).Body);
        }
    }

    [Fact]
    public void JSON_means_the_same_when_its_characters_are_escaped() => Gen.Char.Array[0, 30].Holds(characters =>
    {
        var value = new string(characters.Where(character => !char.IsSurrogate(character) && character >= ' ').ToArray());
        var json = $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

        var escaped = SqsText.Escape(json);

        Assert.All(escaped, character => Assert.True(System.Xml.XmlConvert.IsXmlChar(character)));
        Assert.Equal(value, JsonSerializer.Deserialize<string>(escaped));
    });

    [Fact]
    public void What_the_queue_takes_is_not_touched() => Gen.Char.Array[1, 50].Holds(characters =>
    {
        var text = string.Concat(new string(characters).EnumerateRunes());
        var isTaken = text.EnumerateRunes().All(rune => !rune.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)rune.Value));

        Assert.Equal(isTaken, ReferenceEquals(text, SqsText.Escape(text)));
    });

    private async Task<Message> SendAsync(DeadLetter letter)
    {
        await DeadLetterQueue.SendAsync(letter, Cancellation);
        return Assert.Single(await _queue.ReceiveAllAsync());
    }

    private static int SizeOf(Message message) => Encoding.UTF8.GetByteCount(message.Body) + (message.MessageAttributes ?? [])
        .Sum(pair => pair.Key.Length + pair.Value.DataType.Length + Encoding.UTF8.GetByteCount(pair.Value.StringValue));
}
