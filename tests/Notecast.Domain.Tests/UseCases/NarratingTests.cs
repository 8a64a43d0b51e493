using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.UseCases;

public sealed class NarratingTests
{
    private readonly Scenario _scenario = new();

    [Fact]
    public async Task A_written_note_becomes_ready()
    {
        var key = await _scenario.NarrateAsync(_scenario.Write("Hello, world."));

        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Ready, entry.Status);
        Assert.Equal(key, entry.Ready!.Key);
        Assert.Equal(Mp3Walker.Walk(_scenario.Narrations.AudioOf(key!)).Duration, entry.Ready.Duration);
        Assert.Equal(_scenario.Narrations.AudioOf(key!).Length, entry.Ready.Bytes);
        Assert.Equal("Hello, world.".Length, entry.Ready.BilledCharacters);
        Assert.Equal("Joanna", entry.Ready.VoiceId);
    }

    [Fact]
    public async Task A_long_note_is_spoken_in_segments_a_few_at_a_time_and_joined_in_order()
    {
        var paragraphs = Enumerable.Range(0, 20).Select(number => string.Concat(Enumerable.Repeat($"This is paragraph {number}. ", number + 1)));
        _scenario.Speech.Waits = async _ => await Task.Yield();

        var key = await _scenario.NarrateAsync(_scenario.Write(string.Join("\n\n", paragraphs)));

        Assert.Equal(20, _scenario.Speech.Requests.Count);
        Assert.InRange(_scenario.Speech.MostUnderWay, 1, 4);
        var parts = _scenario.Speech.Requests
            .OrderBy(request => request.Text.Length)
            .Select(request => Mp3Walker.Walk(_scenario.Segments.Segments[Domain.Narrations.SegmentKey.Of(request)].Span));
        Assert.Equal(parts.Sum(part => part.Frames), Mp3Walker.Walk(_scenario.Narrations.AudioOf(key!)).Frames);
    }

    [Fact]
    public async Task An_edit_of_one_paragraph_pays_only_for_the_segments_that_it_touches()
    {
        var paragraphs = Enumerable.Range(0, 10).Select(number => $"This is paragraph number {number}, and it says a little.").ToArray();
        await _scenario.NarrateAsync(_scenario.Write(string.Join("\n\n", paragraphs)));
        paragraphs[4] = "This one is new.";

        await _scenario.NarrateAsync(_scenario.Write(string.Join("\n\n", paragraphs)));

        Assert.Equal(11, _scenario.Speech.Requests.Count);
        Assert.Equal("This one is new.".Length, (await _scenario.EntryAsync()).Ready!.BilledCharacters);
    }

    [Fact]
    public async Task A_note_that_returns_to_earlier_words_gets_a_new_object_unbilled()
    {
        var first = await _scenario.NarrateAsync(_scenario.Write("One."));
        await _scenario.NarrateAsync(_scenario.Write("Two."));

        var third = await _scenario.NarrateAsync(_scenario.Write("One."));

        Assert.NotEqual(first, third);
        Assert.Equal([third!], _scenario.Narrations.Keys);
        Assert.Equal(0, (await _scenario.EntryAsync()).Ready!.BilledCharacters);
        Assert.Equal(2, _scenario.Speech.Requests.Count);
    }

    [Fact]
    public async Task Equal_paragraphs_are_paid_for_once()
    {
        await _scenario.NarrateAsync(_scenario.Write("Again and again.\n\nAgain and again.\n\nAgain and again."));

        Assert.Single(_scenario.Speech.Requests);
        Assert.Equal(3, _scenario.Narrations.MetadataOf(_scenario.Narrations.Created[0]).Segments);
    }

    [Fact]
    public async Task Two_notes_with_the_same_words_narrated_at_once_are_paid_for_once()
    {
        var other = new NoteKey("bob", NoteId.FromString("1"));
        await _scenario.PlanAsync(_scenario.Write("Same words."), _scenario.Write("Same words.", other));
        var spoken = new TaskCompletionSource();
        _scenario.Speech.Waits = _ => spoken.Task;

        var both = _scenario.Queue.Jobs.Select(job => _scenario.ReceiveAsync(job)).ToList();
        spoken.SetResult();

        Assert.All(await Task.WhenAll(both), Assert.True);
        Assert.Single(_scenario.Speech.Requests);
        Assert.Equal(
            "Same words.".Length, _scenario.Narrations.Created.Sum(key => _scenario.Narrations.MetadataOf(key).BilledCharacters));
    }

    [Fact]
    public async Task A_job_delivered_again_changes_and_bills_nothing()
    {
        await _scenario.NarrateAsync(_scenario.Write("Hello."));
        var entry = await _scenario.EntryAsync();

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        Assert.Single(_scenario.Speech.Requests);
        Assert.Single(_scenario.Narrations.Created);
        Assert.Equal(entry, await _scenario.EntryAsync());
    }

    [Fact]
    public async Task A_job_delivered_again_before_the_narration_is_finished_puts_no_second_object()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        Assert.Single(_scenario.Narrations.Created);
    }

    [Fact]
    public async Task A_job_delivered_again_logs_no_second_bill()
    {
        var logger = new LinesLogger();
        var scenario = new Scenario(logger);
        await scenario.PlanAsync(scenario.Write("Bye."));

        await scenario.ReceiveAsync(scenario.Queue.Jobs[0]);
        await scenario.ReceiveAsync(scenario.Queue.Jobs[0], receiveCount: 2);

        Assert.Single(logger.Lines, line => line.Contains("4 characters billed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_of_an_earlier_change_is_done_without_a_word()
    {
        var early = _scenario.Write("Early.");
        await _scenario.PlanAsync(early);
        await _scenario.PlanAsync(_scenario.Write("Late."));

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Empty(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_job_leaves_a_note_that_changed_meanwhile_to_the_job_of_that_change()
    {
        await _scenario.PlanAsync(_scenario.Write("Early."));
        var late = _scenario.Write("Late.");

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.Empty(_scenario.Speech.Requests);

        await _scenario.NarrateAsync(late);
        Assert.Equal("Late.", Assert.Single(_scenario.Speech.Requests).Text);
    }

    [Fact]
    public async Task A_job_of_a_note_that_is_gone_is_done()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        _scenario.Remove();

        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));

        Assert.Empty(_scenario.Speech.Requests);
        Assert.Empty(_scenario.DeadLetters.DeadLetters);
    }

    [Fact]
    public async Task Removing_a_note_removes_its_narrations_and_what_the_catalog_says_is_ready()
    {
        await _scenario.NarrateAsync(_scenario.Write("Hello."));

        await _scenario.NarrateAsync(_scenario.Remove());

        Assert.Empty(_scenario.Narrations.Keys);
        var entry = await _scenario.EntryAsync();
        Assert.Equal(NarrationStatus.Removed, entry.Status);
        Assert.Null(entry.Ready);
    }

    [Fact]
    public async Task A_late_removal_never_removes_the_narration_of_a_note_that_came_back()
    {
        await _scenario.PlanAsync(_scenario.Write("Hello."));
        await _scenario.PlanAsync(_scenario.Remove());
        var removal = _scenario.Queue.Jobs[^1];
        var back = await _scenario.NarrateAsync(_scenario.Write("Hello again."));

        Assert.True(await _scenario.ReceiveAsync(removal));

        Assert.Equal([back!], _scenario.Narrations.Keys);
        Assert.Equal(NarrationStatus.Ready, (await _scenario.EntryAsync()).Status);
    }

    [Fact]
    public async Task A_note_in_Chinese_is_cut_short_enough_for_the_ten_minutes_that_the_service_speaks()
    {
        await _scenario.NarrateAsync(_scenario.Write(new NoteAttributes { Text = string.Concat(Enumerable.Repeat("今天天气很好。", 500)), VoiceId = "Zhiyu" }));

        Assert.All(_scenario.Speech.Requests, request => Assert.InRange(request.Text.Length, 1, 1_500));
    }

    [Theory]
    [InlineData("no audio")]
    [InlineData("cut in half")]
    [InlineData("cut inside a frame")]
    public async Task A_kept_segment_that_is_damaged_is_spoken_again(string damage)
    {
        const string Text = "One sentence that is long enough to be heard.";
        await _scenario.NarrateAsync(_scenario.Write(Text));
        foreach (var (key, mp3) in _scenario.Segments.Segments)
        {
            _scenario.Segments.Segments[key] = damage switch
            {
                "no audio" => new byte[10],
                "cut in half" => mp3[..(mp3.Length / 2)],
                _ => mp3[..^1],
            };
        }

        await _scenario.NarrateAsync(_scenario.Write("Two."));
        var again = await _scenario.NarrateAsync(_scenario.Write(Text));

        Assert.Equal([Text, "Two.", Text], _scenario.Speech.Requests.Select(request => request.Text));
        Assert.Equal(again, (await _scenario.EntryAsync()).Ready!.Key);
    }

    /// <summary>
    /// The bytes of a long note are read from the cache again when they are joined: what was summed up must be what is kept.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task A_segment_that_another_function_kept_first_is_what_the_narration_is_made_of(int paragraphs)
    {
        var text = string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(number => $"{number} {string.Concat(Enumerable.Repeat("word ", 550))}"));
        var other = Mp3Silence.Create(TimeSpan.FromSeconds(250));
        _scenario.Speech.Waits = async request =>
            await _scenario.Segments.KeepAsync(Domain.Narrations.SegmentKey.Of(request), other, TestContext.Current.CancellationToken);

        var key = await _scenario.NarrateAsync(_scenario.Write(text));

        var narration = Mp3Walker.Walk(_scenario.Narrations.AudioOf(key!));
        Assert.Empty(narration.Damage);
        Assert.Equal(paragraphs * Mp3Walker.Walk(other).Frames, narration.Frames);
        var ready = (await _scenario.EntryAsync()).Ready!;
        Assert.Equal(narration.Duration, ready.Duration);
        Assert.Equal(_scenario.Speech.Requests.Sum(request => request.Text.Length), ready.BilledCharacters);
    }

    [Fact]
    public async Task A_segment_that_another_function_kept_damaged_is_tried_again_and_replaced()
    {
        var isFirst = true;
        _scenario.Speech.Waits = async request =>
        {
            if (isFirst)
            {
                isFirst = false;
                await _scenario.Segments.KeepAsync(Domain.Narrations.SegmentKey.Of(request), new byte[10], TestContext.Current.CancellationToken);
            }
        };
        await _scenario.PlanAsync(_scenario.Write("One sentence that is long enough to be heard."));

        Assert.False(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0]));
        Assert.True(await _scenario.ReceiveAsync(_scenario.Queue.Jobs[0], receiveCount: 2));

        Assert.Empty(Mp3Walker.Walk(_scenario.Segments.Segments.Values.Single().Span).Damage);
        Assert.Single(_scenario.Narrations.Created);
    }
}
