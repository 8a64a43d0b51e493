using CsCheck;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Cli.Tests.Operations;

public sealed class DlqImportTests : IAsyncDisposable
{
    private const string Good = """{"messageId":"m","sentAt":"2026-11-25T07:30:00Z","receiveCount":0,"attributes":{"A":"b"},"body":"x"}""";

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 1, 40],
        Gen.Const("{\"a\":\"\\u00e9\\n\"}\r\n\t"),
        Gen.Const("ä😀\u2028\u0085 \uFFFD\"\\"));

    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void Every_letter_survives_its_line() => Gen.Select(Texts, Texts, Gen.Int[0, 9], Gen.Bool).Holds((body, value, count, isRead) =>
    {
        var letter = new DeadLetterMessage
        {
            MessageId = $"id-{count}",
            Body = body,
            Attributes = Enumerable.Range(0, count).ToDictionary(number => $"Name{number}", number => value),
            SentAt = OperationsDesk.Start.AddTicks(count),
            FirstReceivedAt = isRead ? OperationsDesk.Start.AddHours(1) : null,
            ReceiveCount = count,
        };
        var line = LetterLine.Write(letter);
        Assert.DoesNotContain('\n', line);
        var read = LetterLine.Read(line);
        Assert.Equal(letter.Attributes, read.Attributes);
        Assert.Equal(letter, read with { Attributes = letter.Attributes });
    });

    [Fact]
    public async Task Whatever_is_discarded_comes_back() => await Texts.List[1, 30].HoldsAsync(async bodies =>
    {
        await using var desk = new OperationsDesk();
        var letters = bodies.Select((body, number) => desk.Put(body, $"letter-{OperationsDesk.Number(number)}")).ToList();
        Assert.Equal(0, await desk.DiscardAsync());
        Assert.Equal(0, await desk.ImportAsync(desk.ArchiveFiles.Single()));
        Assert.Equal(letters.Select(letter => letter.Body), desk.Box.Letters.Select(letter => letter.Body));
        Assert.All(desk.Box.Letters, letter => Assert.Equal(letters[0].Attributes, letter.Attributes));
    }, iter: 20);

    [Fact]
    public async Task An_import_that_was_cut_off_is_run_again_and_doubles_nothing()
    {
        for (var number = 0; number < 250; number++)
        {
            _desk.Put($"body {number % 200}", OperationsDesk.Number(number));
        }

        var file = _desk.WriteFile("letters.jsonl", _desk.Box.Letters.Select(LetterLine.Write));
        _desk.Box.Letters.Clear();
        using var stop = new CancellationTokenSource();
        _desk.Stop = stop.Token;
        _desk.OpensBox = () => new StoppingBox(_desk.Box, stop);
        Assert.Equal(ExitCodes.Interrupted, await _desk.ImportAsync(file));
        Assert.Equal(100, _desk.Box.Letters.Count);

        _desk.OpensBox = null;
        _desk.Stop = TestContext.Current.CancellationToken;
        Assert.Equal(0, await _desk.ImportAsync(file));
        Assert.Equal("150 letters added, 100 there already.", _desk.Lines[^1]);
        Assert.Equal(0, await _desk.ImportAsync(file));
        Assert.Equal("0 letters added, 250 there already.", _desk.Lines[^1]);
        Assert.Equal(250, _desk.Box.Letters.Count);
        Assert.Equal([100, 100, 50], _desk.Audit.Entries.Select(entry => entry.MessageIds.Count));
    }

    [Fact]
    public async Task An_outage_says_how_to_go_on()
    {
        var file = _desk.WriteFile("letters.jsonl", Good);
        _desk.Box.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "The queue is away.", "Wait.");
        Assert.Equal(ExitCodes.Failed, await _desk.ImportAsync(file));
        Assert.Contains("ended early: The queue is away. Wait. Run the command again", _desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "has no messageId.")]
    [InlineData("\"messageId\":\"m\"", "has no sentAt.")]
    [InlineData("\"messageId\":5", "messageId is not a string.")]
    [InlineData("\"messageId\":\"m\",\"sentAt\":\"yesterday\"", "sentAt is not a time.")]
    [InlineData("\"id\":\"m\"", "has 'id', which no letter has.")]
    [InlineData("\"body\":\"a\",\"body\":\"b\"", "has 'body' twice.")]
    [InlineData("\"messageId\":\"\\ud800\"", "messageId has half of a surrogate pair.")]
    [InlineData("\"\\ud800\":\"m\"", "has half of a surrogate pair in a name.")]
    public Task A_line_that_is_no_letter_is_named(string members, string problem) => IsRefusedAsync($"{{{members}}}", problem);

    [Theory]
    [InlineData("\"receiveCount\":0", "\"receiveCount\":-1", "receiveCount is not a whole number")]
    [InlineData("\"x\"", "\"\"", "Body is empty.")]
    [InlineData("\"x\"", "\"\\u0001\"", "Body has the character U+0001")]
    [InlineData("\"b\"", "\"\"", "A is empty.")]
    [InlineData("{\"A\":\"b\"}", "[]", "attributes is not a JSON object.")]
    [InlineData("{\"messageId\"", "[{\"messageId\"", "is a JSON array or a part of one.")]
    [InlineData("}", "", "is not JSON")]
    public Task A_letter_that_no_queue_takes_is_named(string part, string replacement, string problem) =>
        IsRefusedAsync(Good.Replace(part, replacement, StringComparison.Ordinal), problem);

    [Fact]
    public Task A_letter_that_is_too_large_is_named() => IsRefusedAsync(
        Good.Replace("\"x\"", $"\"{new string('x', 1_048_576)}\"", StringComparison.Ordinal),
        "has 1,048,584 bytes; a message has at most 1,048,576.");

    private async Task IsRefusedAsync(string line, string problem)
    {
        var file = _desk.WriteFile("letters.jsonl", Good, "", line);
        Assert.Equal(ExitCodes.Failed, await _desk.ImportAsync(file));
        Assert.StartsWith($"notecast: letters.jsonl:3: {problem}", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was imported: 1 line of 2 is bad. Mend them.", _desk.Error, StringComparison.Ordinal);
        Assert.Empty(_desk.Box.Letters);
        Assert.Empty(_desk.Audit.Entries);
    }
}
