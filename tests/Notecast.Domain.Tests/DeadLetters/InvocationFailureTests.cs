using System.Text.Json;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Tests.UseCases;

namespace Notecast.Domain.Tests.DeadLetters;

public sealed class InvocationFailureTests
{
    [Fact]
    public void Lambdas_record_of_a_known_failure_tells_its_code()
    {
        const string Reason = "The table (catalog) is away: 503.";

        var letter = ReadRecordOf(new TransientFailureException(FailureCode.StorageUnavailable, Reason, "Wait."));

        Assert.Equal(("StorageUnavailable", $"{Reason} Wait.", ""), (letter.ErrorType, letter.ErrorMessage, letter.CorrelationId));
    }

    [Fact]
    public void Lambdas_record_of_any_other_failure_tells_the_exceptions_type()
    {
        var letter = ReadRecordOf(new InvalidOperationException("It broke: badly."));

        Assert.Equal("InvalidOperationException", letter.ErrorType);
        Assert.StartsWith("It broke: badly. It is tried again;", letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Lambdas_record_of_an_invocation_out_of_time_says_so()
    {
        Assert.Equal("TimedOut", ReadRecordOf(new OperationCanceledException()).ErrorType);
    }

    [Fact]
    public async Task Lambdas_record_of_a_failed_finish_tells_the_changes_correlation_id()
    {
        var pipeline = new Scenario();
        var change = pipeline.Write("Hello.");
        await pipeline.PlanAsync(change);
        await pipeline.ReceiveAsync(pipeline.Queue.Jobs[0]);
        pipeline.Topic.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "It is away (503).", "Wait.");
        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => pipeline.FinishAsync(pipeline.Narrations.Created[0]));

        var letter = ReadRecordOf(failure);

        Assert.Equal(("It is away (503). Wait.", change.CorrelationId), (letter.ErrorMessage, letter.CorrelationId));
    }

    [Theory]
    [InlineData("InvocationFailedException", "no error type in here")]
    [InlineData("InvocationFailedException", ": nothing before the colon")]
    [InlineData("Sandbox.Timedout", "RequestId: 1 Error: Task timed out after 30.00 seconds")]
    public void Another_message_is_shown_as_it_is(string type, string message)
    {
        var response = $$"""{ "errorType": "{{type}}", "errorMessage": "{{message}}" }""";

        var letter = Letters.Read(Letters.FailedInvocation("k", response));

        Assert.Equal((type, message), (letter.ErrorType, letter.ErrorMessage));
    }

    private static RecognizedDeadLetter ReadRecordOf(Exception cause)
    {
        var message = JsonSerializer.Serialize(new InvocationFailedException(cause).Message);
        var response = $$"""{ "errorType": "InvocationFailedException", "errorMessage": {{message}} }""";
        return Letters.Read(Letters.FailedInvocation("k", response));
    }
}
