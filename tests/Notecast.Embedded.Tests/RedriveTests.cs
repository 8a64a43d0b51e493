using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

public sealed class RedriveTests : IAsyncDisposable
{
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(6);

    private static readonly SynthesisJob Job = new(
        new NoteKey("user 1", NoteId.FromNumber("7")), Revision.FromSequenceNumber("9"), JobKind.Narrate, "correlation-1");

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    [Fact]
    public async Task A_job_that_its_queue_redrove_is_recognised_with_all_that_the_queue_knows()
    {
        await _data.Stack.SynthesisQueue.SendAsync([Job], Cancellation);
        var start = _data.Time.GetUtcNow();

        var letter = await ReceiveUntilRedrivenAsync();

        Assert.Equal((DeadLetterKind.SynthesisJob, "NarrateNote", "narrate"), (letter.Kind, letter.Function, letter.Step));
        Assert.Equal(("Redriven", false, 0), (letter.ErrorType, letter.IsPermanent, letter.Replays));
        Assert.Equal((Job.Note, Job.CorrelationId), (letter.Note, letter.CorrelationId));
        Assert.Equal((start, start), (letter.FirstFailedAt, letter.LastFailedAt));
        Assert.True(letter.Attempts >= 5);
    }

    [Fact]
    public async Task A_replayed_job_that_its_queue_redrove_keeps_its_count_and_its_first_failure()
    {
        var mark = new ReplayMark(4, _data.Time.GetUtcNow().AddDays(-9));
        await _data.Stack.SynthesisQueue.ResendAsync(SynthesisJobFormat.Write(Job), mark, Cancellation);

        var letter = await ReceiveUntilRedrivenAsync();

        Assert.Equal(("Redriven", 4, mark.FirstFailedAt), (letter.ErrorType, letter.Replays, letter.FirstFailedAt));
    }

    /// <summary>Receives the job and never answers, as a function that dies each time.</summary>
    private async Task<RecognizedDeadLetter> ReceiveUntilRedrivenAsync()
    {
        while ((await _data.Stack.SynthesisMessages.ReceiveAsync(10, Hidden, TimeSpan.Zero, Cancellation)).Count > 0)
        {
            _data.Time.Advance(Hidden);
        }

        var message = Assert.Single(await _data.Stack.DeadLetterMessages.ReceiveAsync(10, Hidden, TimeSpan.Zero, Cancellation));
        return DeadLetterReader.Read(new DeadLetterMessage
        {
            MessageId = message.MessageId,
            Body = message.Body,
            Attributes = message.Attributes,
            SentAt = message.SentAt,
            FirstReceivedAt = message.FirstReceivedAt,
            ReceiveCount = message.ReceiveCount,
        });
    }
}
