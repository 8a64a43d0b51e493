using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IDeadLetterQueue"/> does.</summary>
public abstract class DeadLetterQueueContract
{
    /// <summary>An empty queue.</summary>
    protected abstract IDeadLetterQueue DeadLetters { get; }

    /// <summary>Receives what is visible now: bodies and message attributes.</summary>
    protected abstract Task<IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)>> ReceiveAllAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("  { \"spaces\" :\t\"and\\u0020escapes\" }\n")]
    [InlineData("not JSON, 'quoted' \"twice\" 😀 \\ ; --")]
    public async Task A_body_arrives_byte_for_byte(string body)
    {
        await DeadLetters.SendAsync(new DeadLetter(body, Cause()), Cancellation);

        Assert.Equal(body, Assert.Single(await ReceiveAllAsync()).Body);
    }

    [Fact]
    public async Task A_large_body_arrives_byte_for_byte()
    {
        var body = string.Concat(Enumerable.Range(0, 40_000).Select(number => $"日{number}😀\\u0000"));

        await DeadLetters.SendAsync(new DeadLetter(body, Cause()), Cancellation);

        Assert.Equal(body, Assert.Single(await ReceiveAllAsync()).Body);
    }

    [Fact]
    public async Task A_cause_arrives_as_message_attributes()
    {
        await DeadLetters.SendAsync(new DeadLetter("{}", Cause()), Cancellation);

        var attributes = Assert.Single(await ReceiveAllAsync()).Attributes;
        Assert.Equal(
            DeadLetterAttributes.Write(Cause()).OrderBy(attribute => attribute.Key, StringComparer.Ordinal),
            attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_letter_that_came_back_is_read_with_its_count_and_its_first_failure()
    {
        await DeadLetters.SendAsync(new DeadLetter("{}", Cause() with { Replays = 3 }), Cancellation);

        var (body, attributes) = Assert.Single(await ReceiveAllAsync());
        var message = new DeadLetterMessage { MessageId = "m", Body = body, Attributes = attributes, SentAt = Noon.AddDays(1) };
        var letter = DeadLetterReader.Read(message);
        Assert.Equal((3, 5, Noon, Noon.AddHours(1)), (letter.Replays, letter.Attempts, letter.FirstFailedAt, letter.LastFailedAt));
        Assert.Equal(("NarrateNote", "narrate"), (letter.Function, letter.Step));
        Assert.Equal(("SpeechThrottled", false), (letter.ErrorType, letter.IsPermanent));
        Assert.Equal(("correlation-1", attributes["ErrorMessage"]), (letter.CorrelationId, letter.ErrorMessage));
    }

    [Fact]
    public async Task A_cause_without_a_correlation_id_can_be_sent()
    {
        await DeadLetters.SendAsync(new DeadLetter("{}", Cause() with { CorrelationId = "" }), Cancellation);

        Assert.DoesNotContain("CorrelationId", Assert.Single(await ReceiveAllAsync()).Attributes.Keys);
    }

    [Fact]
    public async Task Equal_dead_letters_are_kept_each()
    {
        await DeadLetters.SendAsync(new DeadLetter("{}", Cause()), Cancellation);
        await DeadLetters.SendAsync(new DeadLetter("{}", Cause()), Cancellation);

        Assert.Equal(2, (await ReceiveAllAsync()).Count);
    }

    [Fact]
    public async Task What_a_message_had_before_travels_along_and_its_earlier_cause_does_not()
    {
        var letter = new DeadLetter("{}", Cause())
        {
            EarlierAttributes = [Text("trace", "1-5e1b4151"), Text("ErrorType", "Old"), Text("ReplayOf", "another")],
        };

        await DeadLetters.SendAsync(letter, Cancellation);

        var attributes = Assert.Single(await ReceiveAllAsync()).Attributes;
        Assert.Equal(
            DeadLetterAttributes.Write(Cause()).Append(KeyValuePair.Create("trace", "1-5e1b4151")).ToHashSet(), attributes.ToHashSet());
    }

    [Fact]
    public async Task What_there_is_no_room_for_is_left_out_whole()
    {
        var letter = new DeadLetter("{}", Cause() with { CorrelationId = "" })
        {
            EarlierAttributes = [Text("first", "1"), Text("second", "2"), Text("third", "3")],
        };

        await DeadLetters.SendAsync(letter, Cancellation);

        var attributes = Assert.Single(await ReceiveAllAsync()).Attributes;
        Assert.Equal(DeadLetterAttributes.MaxCount, attributes.Count);
        Assert.Equal(("1", "2", false), (attributes["first"], attributes["second"], attributes.ContainsKey("third")));
    }

    private static MessageAttribute Text(string name, string value) => new(name, MessageAttribute.TextType, value);

    private static DeadLetterCause Cause() => new()
    {
        Function = "NarrateNote",
        Step = "narrate",
        Failure = new Failure(FailureCode.SpeechThrottled, "The speech service asks to slow down: \"später\".", "It's tried again 😀.", IsPermanent: false),
        ErrorType = "Notecast.Domain.Failures.TransientFailureException",
        Attempts = 5,
        FirstFailedAt = Noon,
        LastFailedAt = Noon.AddHours(1),
        CorrelationId = "correlation-1",
    };
}
