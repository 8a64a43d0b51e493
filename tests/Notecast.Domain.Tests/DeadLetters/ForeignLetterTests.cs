using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Tests.DeadLetters;

/// <summary>Letters that others wrote or changed: what they leave out is made up for in one way only.</summary>
public sealed class ForeignLetterTests
{
    private const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:";

    [Fact]
    public void The_function_is_the_one_that_lambda_names_whatever_the_kind_of_record()
    {
        var batch = Letters.FailedBatch().Replace($"{Arn}PlanNarrations", $"{Arn}Backfill", StringComparison.Ordinal);
        var invocation = Letters.FailedInvocation("k", "null")
            .Replace("notecast-FinishNarration-X1Y2Z3", "Tidy", StringComparison.Ordinal);

        Assert.Equal("Backfill", Letters.Read(batch).Function);
        Assert.Equal("Tidy", Letters.Read(invocation).Function);
    }

    [Fact]
    public void Without_a_functions_name_a_record_is_of_the_function_that_has_such_events()
    {
        Assert.Equal("PlanNarrations", Letters.Read("""{ "DDBStreamBatchInfo": {} }""").Function);
        Assert.Equal(
            "FinishNarration",
            Letters.Read(Letters.FailedInvocation("k", "null").Replace(Arn, "arn:", StringComparison.Ordinal)).Function);
    }

    [Fact]
    public void A_batch_without_positions_has_empty_ones_of_the_time_when_lambda_gave_it_up()
    {
        var letter = Letters.Read("""{ "timestamp": "2026-03-04T11:00:00Z", "DDBStreamBatchInfo": { "batchSize": 0 } }""");

        var givenUpAt = Letters.SentAt.AddHours(-1);
        Assert.Equal(
            new StreamRange("", "", "", givenUpAt, givenUpAt, 0), Assert.IsType<DeadLetterContent.StreamBatch>(letter.Content).Value);
        Assert.Contains("a replay compares all notes", letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invocation_with_several_objects_failed_first_when_the_first_of_them_was_created()
    {
        var body = Letters.FailedInvocation("k", "null").Replace(
            "\"Records\": [",
            "\"Records\": [ { \"eventTime\": \"2026-03-04T11:57:00Z\", \"s3\": { \"object\": { \"key\": \"later\" } } },",
            StringComparison.Ordinal);

        Assert.Equal(Letters.SentAt.AddMinutes(-4), Letters.Read(body).FirstFailedAt);
    }

    [Theory]
    [InlineData("/narrate")]
    [InlineData("NarrateNote/")]
    [InlineData("/")]
    public void A_step_without_a_function_or_a_function_without_a_step_is_passed_over(string step)
    {
        var letter = Letters.Read(Letters.Job, ("Step", step));

        Assert.Equal(("NarrateNote", "narrate"), (letter.Function, letter.Step));
    }

    [Theory]
    [InlineData("StorageUnavailable: It is away. Wait. (correlation c9)", "StorageUnavailable", "It is away. Wait.", "c9")]
    [InlineData("StorageUnavailable: It is away (for now)", "StorageUnavailable", "It is away (for now)", "")]
    [InlineData("StorageUnavailable: It is (correlation c9) away.", "StorageUnavailable", "It is (correlation c9) away.", "")]
    public void A_message_that_tells_no_correlation_is_whole(string message, string type, string text, string correlationId)
    {
        var response = $$"""{ "errorType": "InvocationFailedException", "errorMessage": "{{message}}" }""";

        var letter = Letters.Read(Letters.FailedInvocation("k", response));

        Assert.Equal((type, text, correlationId), (letter.ErrorType, letter.ErrorMessage, letter.CorrelationId));
    }

    [Fact]
    public void An_unknown_letter_is_permanent_and_says_what_to_do()
    {
        var letter = Letters.Read("what is this?");

        Assert.True(letter.IsPermanent);
        Assert.Contains("its body is not JSON", letter.ErrorMessage, StringComparison.Ordinal);
        Assert.EndsWith("then discard it.", letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_whose_clock_went_back_failed_last_when_it_failed_first()
    {
        var noon = Letters.SentAt;
        DeadLetterCause CauseOf(DateTimeOffset last) => new()
        {
            Function = "NarrateNote",
            Step = "narrate",
            Failure = new Failure(FailureCode.Unexpected, "It broke.", "Mend it.", IsPermanent: false),
            ErrorType = "Exception",
            Attempts = 1,
            FirstFailedAt = noon,
            LastFailedAt = last,
            CorrelationId = "c",
        };

        Assert.Equal(noon, CauseOf(noon.AddSeconds(-1)).LastFailedAt);
        Assert.Equal(noon.AddSeconds(1), CauseOf(noon.AddSeconds(1)).LastFailedAt);
    }

    [Theory]
    [InlineData("Binary", true)]
    [InlineData("Binary.png", true)]
    [InlineData("Binaries", false)]
    [InlineData("String", false)]
    public void An_attribute_is_binary_with_a_label_or_without(string type, bool isBinary) =>
        Assert.Equal(isBinary, new MessageAttribute("a", type, "AAEC").IsBinary);
}
