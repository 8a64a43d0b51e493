using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace Notecast.Aws.Tests.Sqs;

/// <summary>Letters that come again, since their hold ended before anybody worked on them.</summary>
public sealed class ReadLettersTests : IAsyncDisposable
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    private readonly ScriptedDeadLetters _queue = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ReadLetters _letters;

    public ReadLettersTests() => _letters = new ReadLetters(new SqsBatchQueue(_queue.Client, _queue.Url), Hold, _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _letters.Dispose();
        return _queue.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_is_taken_once_and_what_comes_again_is_released_by_its_newest_receipt()
    {
        var first = Received("a", "receipt-1");
        Assert.Equal([first], await TakeAsync(first));
        _letters.KeepForRelease([first]);
        _time.Advance(Hold);

        Assert.Empty(await TakeAsync(Received("a", "receipt-2")));

        await _letters.ReleaseAsync();
        Assert.Equal(["ChangeMessageVisibilityBatch 2"], _queue.Batches);
    }

    [Fact]
    public async Task A_letter_that_comes_again_while_it_is_worked_on_is_moved_by_its_newest_receipt()
    {
        var letter = Received("a", "receipt-1");
        await TakeAsync(letter);
        _time.Advance(Hold);
        await TakeAsync(Received("a", "receipt-2"));

        Assert.Equal([letter], await _letters.RenewAsync([letter], Cancellation));

        Assert.Equal("receipt-2", letter.Handle.Receipt);
        Assert.Empty(_queue.Batches);
    }

    [Fact]
    public async Task A_letter_that_is_lost_before_anybody_saw_it_is_taken_when_it_comes_again()
    {
        _queue.Refusals[("ChangeMessageVisibilityBatch", "1")] = 1;
        var lost = Received("a", "receipt-1");
        await TakeAsync(lost);
        _time.Advance(Hold);
        Assert.Empty(await _letters.RenewAsync([lost], Cancellation));
        _letters.Forget([lost]);

        var again = Received("a", "receipt-2");

        Assert.Equal([again], await TakeAsync(again));
    }

    [Fact]
    public async Task A_letter_that_is_not_wanted_is_released_and_never_taken()
    {
        var letter = Received("a", "receipt-1");

        Assert.Empty(await _letters.TakeAsync([letter], _ => false, Cancellation));
        Assert.Empty(await TakeAsync(letter));

        await _letters.ReleaseAsync();
        Assert.Equal(["ChangeMessageVisibilityBatch 1 1"], _queue.Batches);
    }

    private Task<List<SqsDeadLetter>> TakeAsync(SqsDeadLetter letter) => _letters.TakeAsync([letter], _ => true, Cancellation);

    private SqsDeadLetter Received(string id, string receipt) =>
        SqsDeadLetter.Read(new Message { MessageId = id, Body = id, ReceiptHandle = receipt }, _time.GetUtcNow() + Hold);
}
