using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.DeadLetters;

public sealed class RecognitionTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_job_without_a_cause_was_redriven_by_its_queue()
    {
        var letter = Letters.Read(Letters.Job);

        Assert.Equal(DeadLetterKind.SynthesisJob, letter.Kind);
        Assert.Equal(new NoteKey("user one", NoteId.FromNumber("7")), Assert.IsType<DeadLetterContent.Job>(letter.Content).Value.Note);
        Assert.Equal(("NarrateNote", "narrate", "Redriven", false), (letter.Function, letter.Step, letter.ErrorType, letter.IsPermanent));
        Assert.Equal((5, 0, "c1"), (letter.Attempts, letter.Replays, letter.CorrelationId));
        Assert.Equal((Letters.SentAt.AddMinutes(1), Letters.SentAt.AddMinutes(1)), (letter.FirstFailedAt, letter.LastFailedAt));
        Assert.Equal("7", letter.Note!.NoteId.Text);
    }

    [Fact]
    public void A_redriven_job_that_was_replayed_keeps_its_count_and_its_first_failure()
    {
        var mark = new ReplayMark(2, Day.AddHours(1));

        var letter = Letters.Read(Letters.Job, [.. mark.Write().Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(("Redriven", 2, Day.AddHours(1)), (letter.ErrorType, letter.Replays, letter.FirstFailedAt));
        Assert.Equal(Letters.SentAt.AddMinutes(1), letter.LastFailedAt);
    }

    [Fact]
    public void A_job_that_removes_failed_in_the_remove_step()
    {
        Assert.Equal("remove", Letters.Read(Letters.Job.Replace("\"narrate\"", "\"remove\"", StringComparison.Ordinal)).Step);
    }

    [Fact]
    public void Lambdas_record_of_a_failed_invocation_names_the_object_the_note_and_the_error()
    {
        var letter = Letters.Read(Letters.FailedInvocation(Letters.ObjectKey, """{ "errorType": "E", "errorMessage": "It broke." }"""));

        Assert.Equal(DeadLetterKind.FailedInvocation, letter.Kind);
        Assert.Equal(("FinishNarration", "finish"), (letter.Function, letter.Step));
        Assert.Equal(("E", "It broke.", false), (letter.ErrorType, letter.ErrorMessage, letter.IsPermanent));
        Assert.Equal((3, Day.AddHours(11).AddMinutes(56)), (letter.Attempts, letter.FirstFailedAt));
        Assert.Equal(Day.AddHours(12).AddMilliseconds(-875), letter.LastFailedAt);
    }

    [Theory]
    [InlineData("a+b%2Bc%20d/%F0%9F%98%80", "a b+c d/😀")]
    [InlineData("100%", "100%")]
    [InlineData("%zz%E2%82", "%zz\uFFFD")]
    public void An_objects_key_is_decoded_as_the_function_decodes_it(string written, string key)
    {
        var content = Letters.Read(Letters.FailedInvocation(written, "null")).Content;

        Assert.Equal([key], Assert.IsType<DeadLetterContent.Objects>(content).ObjectKeys);
    }

    [Fact]
    public void A_key_of_a_narration_that_the_bucket_encoded_leads_to_the_note()
    {
        var key = Letters.ObjectKey.Replace("%", "%25", StringComparison.Ordinal);

        Assert.Equal(new NoteKey("user one", NoteId.FromString("n1")), Letters.Read(Letters.FailedInvocation(key, "null")).Note);
    }

    [Fact]
    public void An_invocation_that_was_never_answered_has_its_condition_as_error()
    {
        var letter = Letters.Read(Letters.FailedInvocation("k", "null"));

        Assert.Equal("RetriesExhausted", letter.ErrorType);
        Assert.Contains("(RetriesExhausted)", letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invocation_whose_event_has_no_time_failed_first_when_it_failed_last()
    {
        var body = Letters.FailedInvocation("k", "null").Replace("\"eventTime\"", "\"otherTime\"", StringComparison.Ordinal);

        Assert.Equal(Day.AddHours(12).AddMilliseconds(-875), Letters.Read(body).FirstFailedAt);
    }

    [Theory]
    [InlineData("""{"revision":"1"}""", "it is like a synthesis job, but ")]
    [InlineData("""{"version":"1"}""", "its body has the shape of none of the kinds")]
    public void What_is_none_of_the_kinds_says_how_it_is_not(string body, string problem)
    {
        var content = Assert.IsType<DeadLetterContent.Unknown>(Letters.Read(body).Content);

        Assert.StartsWith(problem, content.Problem, StringComparison.Ordinal);
    }

    /// <remarks>An attribute of the compiled test cannot hold the half of a pair: it would become another character.</remarks>
    [Fact]
    public void Half_of_a_surrogate_pair_is_unknown_and_kept()
    {
        var letter = Letters.Read("\uD800");

        var content = Assert.IsType<DeadLetterContent.Unknown>(letter.Content);
        Assert.StartsWith("its body has half of a surrogate pair", content.Problem, StringComparison.Ordinal);
        Assert.Equal("\uD800", letter.Message.Body);
    }

    [Fact]
    public void An_error_as_long_as_ours_can_be_is_shown_whole_and_a_longer_one_is_cut()
    {
        var longest = new string('x', DeadLetterAttributes.MaxTextLength) + "…";

        Assert.Equal(longest, Letters.Read("{}", (DeadLetterAttributes.ErrorMessage, longest)).ErrorMessage);
        Assert.True(Letters.Read("{}", (DeadLetterAttributes.ErrorMessage, longest + longest)).ErrorMessage.Length <= longest.Length + 1);
    }

    [Fact]
    public void Lambdas_record_of_a_failed_batch_gives_the_range_of_the_stream()
    {
        var letter = Letters.Read(Letters.FailedBatch());

        Assert.Equal(DeadLetterKind.FailedStreamBatch, letter.Kind);
        Assert.Equal(
            new StreamRange(
                "shardId-00000001573689847184-864758bb",
                "800000000003126276362",
                "800000000003126276371",
                Day.AddHours(12).AddMinutes(13).AddSeconds(19),
                Day.AddHours(12).AddMinutes(13).AddSeconds(20),
                10),
            Assert.IsType<DeadLetterContent.StreamBatch>(letter.Content).Value);
        Assert.Equal(("PlanNarrations", "plan"), (letter.Function, letter.Step));
        Assert.Equal(("RetryAttemptsExhausted", 11), (letter.ErrorType, letter.Attempts));
        Assert.Equal(Day.AddHours(12).AddMinutes(13).AddSeconds(49).AddMilliseconds(717), letter.LastFailedAt);
        Assert.Null(letter.Note);
    }

    [Theory]
    [InlineData("""{"UserId":{"S":"u"},"NoteId":{"S":"n"}}""", false)]
    [InlineData("""{"UserId":{"S":"u"},"NoteId":{"N":"7"}}""", true)]
    public void A_poison_record_gives_the_note_and_the_revision(string keys, bool isNumber)
    {
        var letter = Letters.Read(Letters.PoisonRecord(keys));

        var change = Assert.IsType<DeadLetterContent.Poison>(letter.Content).Change!;
        Assert.Equal(DeadLetterKind.PoisonRecord, letter.Kind);
        Assert.Equal(("u", isNumber), (change.Note.UserId, change.Note.NoteId.IsNumber));
        Assert.Equal(Revision.FromSequenceNumber(Letters.Sequence), change.Revision);
        Assert.Equal(("PlanNarrations", "plan"), (letter.Function, letter.Step));
        Assert.Equal(("RecordUnreadable", true), (letter.ErrorType, letter.IsPermanent));
        Assert.Equal("e1", letter.CorrelationId);
    }

    [Theory]
    [InlineData("""{"UserId":{"N":"1"},"NoteId":{"S":"n"}}""", "\"1\"", "it has no key UserId of type S")]
    [InlineData("""{"UserId":{"S":"\uD800"},"NoteId":{"S":"n"}}""", "\"1\"", "it has no key UserId of type S")]
    [InlineData("""{"UserId":{"S":"u"},"NoteId":{"S":"","B":"AA=="}}""", "\"1\"", "it has no key NoteId of type S or N")]
    [InlineData("[]", "\"1\"", "it has no key UserId of type S")]
    [InlineData("""{"UserId":{"S":"u"},"NoteId":{"S":"n"}}""", "17", "it has no SequenceNumber of 1 to 40 digits")]
    [InlineData("""{"UserId":{"S":"u"},"NoteId":{"S":"n"}}""", "\"-1\"", "it has no SequenceNumber of 1 to 40 digits")]
    public void A_poison_record_that_is_still_unreadable_says_why(string keys, string sequenceNumber, string problem)
    {
        var letter = Letters.Read(Letters.PoisonRecord(keys, sequenceNumber));

        Assert.Equal(DeadLetterKind.PoisonRecord, letter.Kind);
        Assert.Equal(new DeadLetterContent.Poison(null, problem), letter.Content);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[{}]")]
    [InlineData("{}")]
    [InlineData("{\"poisonRecord\":1}")]
    [InlineData("{\"\\uD800\":1}")]
    [InlineData("{\"kind\":\"\\uD800\"}")]
    [InlineData("{\"requestContext\":{},\"requestPayload\":{\"Records\":[]}}")]
    [InlineData("{\"requestContext\":{},\"requestPayload\":{\"Records\":[{\"s3\":{\"object\":{\"key\":7}}}]}}")]
    [InlineData("{\"requestPayload\":{\"Records\":[{\"s3\":{\"object\":{\"key\":\"k\"}}}]}}")]
    public void What_is_none_of_the_kinds_is_unknown_and_kept(string body)
    {
        var letter = Letters.Read(body);

        Assert.Equal(DeadLetterKind.Unknown, letter.Kind);
        Assert.NotEmpty(Assert.IsType<DeadLetterContent.Unknown>(letter.Content).Problem);
        Assert.Equal(body, letter.Message.Body);
        Assert.Equal((Letters.SentAt, Letters.SentAt), (letter.FirstFailedAt, letter.LastFailedAt));
    }

    [Fact]
    public void Nesting_without_end_is_unknown()
    {
        Assert.Equal(DeadLetterKind.Unknown, Letters.Read(new string('[', 500_000)).Kind);
    }

    [Fact]
    public void A_job_with_a_mistake_says_which()
    {
        var letter = Letters.Read(Letters.Job.Replace("\"narrate\"", "\"sing\"", StringComparison.Ordinal));

        var unknown = Assert.IsType<DeadLetterContent.Unknown>(letter.Content);
        Assert.Equal("it is like a synthesis job, but its kind is neither narrate nor remove", unknown.Problem);
    }

    [Fact]
    public void The_last_of_several_equal_members_counts()
    {
        var body = Letters.PoisonRecord("""{"UserId":{"S":"a"},"UserId":{"S":"b"},"NoteId":{"S":"n"}}""");

        Assert.Equal("b", Letters.Read(body).Note!.UserId);
    }

    [Fact]
    public void Attributes_that_are_odd_or_anothers_are_passed_over()
    {
        var letter = Letters.Read(
            Letters.Job,
            ("Step", "narrate"),
            ("FailureClass", "perhaps"),
            ("Attempts", "-3"),
            ("Replays", "99999999999999999999"),
            ("FirstFailedAt", "yesterday"),
            ("LastFailedAt", "12:00"),
            ("RequestID", "r"),
            ("ErrorMessage", ""));

        Assert.Equal(Letters.Read(Letters.Job) with { Message = letter.Message, Content = letter.Content }, letter);
    }

    [Fact]
    public void Another_writers_long_text_is_cut()
    {
        Assert.InRange(Letters.Read(Letters.Job, ("ErrorMessage", new string('x', 100_000))).ErrorMessage.Length, 1_000, 1_010);
    }

    [Fact]
    public void A_job_of_another_kind_of_id_is_read_as_its_format_says()
    {
        var job = new SynthesisJob(
            new NoteKey("u", NoteId.FromString("n")), Revision.FromSequenceNumber("1"), JobKind.Narrate, "");

        var letter = Letters.Read(SynthesisJobFormat.Write(job));

        Assert.Equal((new DeadLetterContent.Job(job), ""), (letter.Content, letter.CorrelationId));
    }
}
