using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="ISynthesisQueue"/> does.</summary>
public abstract class SynthesisQueueContract
{
    /// <summary>The longest that received messages may stay hidden here.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    /// <summary>An empty queue whose visibility timeout is a minute or more.</summary>
    protected abstract ISynthesisQueue Queue { get; }

    /// <summary>Receives what is visible now: bodies, receipt handles and message attributes.</summary>
    protected abstract Task<IReadOnlyList<Received>> ReceiveAllAsync();

    /// <summary>Lets time pass for the queue.</summary>
    protected abstract Task LetTimePassAsync(TimeSpan time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sent_jobs_arrive_as_they_were()
    {
        var jobs = OddIds.Select((id, index) => new SynthesisJob(NewNote(id), Revision(index + 1), JobKind.Narrate, $"c-{index}"))
            .Append(new SynthesisJob(new NoteKey("me", NoteId.FromNumber("42")), Revision(1), JobKind.Remove, "c"))
            .ToList();

        Assert.Empty(await Queue.SendAsync(jobs, Cancellation));

        var received = (await ReceiveAllAsync()).Select(message => Read(message.Body)).ToList();
        Assert.Equal(Ordered(jobs), Ordered(received));
        Assert.Single(received, job => job.Note.NoteId.IsNumber);
    }

    [Fact]
    public async Task Any_number_of_jobs_can_be_sent_at_once()
    {
        Assert.Empty(await Queue.SendAsync([], Cancellation));
        Assert.Empty(await ReceiveAllAsync());

        var jobs = Enumerable.Range(1, 25).Select(revision => Job(revision)).ToList();
        Assert.Empty(await Queue.SendAsync(jobs, Cancellation));

        Assert.Equal(Ordered(jobs), Ordered((await ReceiveAllAsync()).Select(message => Read(message.Body))));
    }

    [Fact]
    public async Task A_delayed_job_comes_back_after_its_delay()
    {
        await Queue.SendAsync([Job(1)], Cancellation);
        var (body, handle, _) = Assert.Single(await ReceiveAllAsync());

        await Queue.DelayRetryAsync(handle, Delay, Cancellation);

        Assert.Empty(await ReceiveAllAsync());
        await LetTimePassAsync(Delay);
        Assert.Equal(body, Assert.Single(await ReceiveAllAsync()).Body);
    }

    [Fact]
    public async Task A_delay_of_zero_shows_the_job_at_once()
    {
        await Queue.SendAsync([Job(1)], Cancellation);
        var (body, handle, _) = Assert.Single(await ReceiveAllAsync());

        await Queue.DelayRetryAsync(handle, TimeSpan.Zero, Cancellation);

        Assert.Equal(body, Assert.Single(await ReceiveAllAsync()).Body);
    }

    [Fact]
    public async Task A_delay_leaves_other_jobs_alone()
    {
        await Queue.SendAsync([Job(1), Job(2)], Cancellation);
        var received = await ReceiveAllAsync();

        await Queue.DelayRetryAsync(received[0].ReceiptHandle, TimeSpan.Zero, Cancellation);

        Assert.Equal(received[0].Body, Assert.Single(await ReceiveAllAsync()).Body);
    }

    [Fact]
    public async Task A_sent_job_has_no_attributes()
    {
        await Queue.SendAsync([Job(1)], Cancellation);

        Assert.Empty(Assert.Single(await ReceiveAllAsync()).Attributes);
    }

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("  { \"spaces\" :\t\"and\\u0020escapes\" }\n")]
    [InlineData("not JSON, 'quoted' \"twice\" 😀 \\ ; --")]
    public async Task A_message_that_is_sent_again_arrives_byte_for_byte_with_its_mark(string body)
    {
        var mark = new ReplayMark(3, Noon);

        await Queue.ResendAsync(body, mark, Cancellation);

        var (received, _, attributes) = Assert.Single(await ReceiveAllAsync());
        Assert.Equal(body, received);
        Assert.Equal(mark, ReplayMark.Read(attributes));
        Assert.Equal(mark.Write().Count, attributes.Count);
    }

    /// <summary>A message that was received.</summary>
    protected sealed record Received(string Body, string ReceiptHandle, IReadOnlyDictionary<string, string> Attributes);

    private static SynthesisJob Job(int revision) => new(new NoteKey("me", NoteId.FromString("n")), Revision(revision), JobKind.Narrate, "c");

    private static SynthesisJob Read(string body)
    {
        Assert.True(SynthesisJobFormat.TryRead(body, out var job, out var problem), problem);
        return job;
    }

    private static IEnumerable<SynthesisJob> Ordered(IEnumerable<SynthesisJob> jobs) => jobs.OrderBy(job => $"{job.Revision} {job.Kind}", StringComparer.Ordinal);
}
