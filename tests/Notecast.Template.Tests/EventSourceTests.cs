using System.Text.Json.Nodes;

namespace Notecast.Template.Tests;

public class EventSourceTests(TemplateSource source)
{
    private const string Changes = "PlanNarrationsNoteChanges";
    private const string Jobs = "NarrateNoteSynthesisJobs";
    private const string DeadLetters = "ReplayDeadLettersDeadLetters";
    private const string Deployed = "FinishNarrationEventInvokeConfig";

    [Fact]
    public async Task Every_event_source_starts_the_alias()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{PlanNarrationsAliaslive}", stack.Text(Changes, "FunctionName"));
        Assert.Equal("{NarrateNoteAliaslive}", stack.Text(Jobs, "FunctionName"));
        Assert.Equal("{ReplayDeadLettersAliaslive}", stack.Text(DeadLetters, "FunctionName"));
        Assert.Equal("{FinishNarrationAliaslive}", stack.Text("AudioBucket", "NotificationConfiguration/LambdaConfigurations/0/Function"));
        Assert.Equal("live", stack.Text(Deployed, "Qualifier"));
        Assert.Equal("{FinishNarration}", stack.Text(Deployed, "FunctionName"));
        Assert.Equal(3, stack.OfType("AWS::Lambda::EventSourceMapping").Count);
    }

    [Fact]
    public async Task A_failed_batch_of_changes_is_cut_and_tried_again_within_limits()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{NotesTable.StreamArn}", stack.Text(Changes, "EventSourceArn"));
        Assert.Equal("TRIM_HORIZON", stack.Text(Changes, "StartingPosition"));
        Assert.Equal(100, stack.Number(Changes, "BatchSize"));
        Assert.Equal("""["ReportBatchItemFailures"]""", stack[Changes]["FunctionResponseTypes"]!.ToJsonString());
        Assert.Equal("true", stack.Text(Changes, "BisectBatchOnFunctionError"));
        Assert.Equal(-1, stack.Number(Changes, "MaximumRetryAttempts"));
        Assert.InRange(stack.Number(Changes, "MaximumRecordAgeInSeconds"), 60, 24 * 3600 - 1);
    }

    [Fact]
    public async Task Jobs_come_one_by_one_and_fail_alone()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{SynthesisQueue.Arn}", stack.Text(Jobs, "EventSourceArn"));
        Assert.Equal(1, stack.Number(Jobs, "BatchSize"));
        Assert.Equal("""["ReportBatchItemFailures"]""", stack[Jobs]["FunctionResponseTypes"]!.ToJsonString());
    }

    [Fact]
    public async Task Dead_letters_are_replayed_by_few_functions_at_once_and_fail_alone()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{ReplayQueue.Arn}", stack.Text(DeadLetters, "EventSourceArn"));
        Assert.Equal(10, stack.Number(DeadLetters, "BatchSize"));
        Assert.Equal(2, stack.Number(DeadLetters, "ScalingConfig/MaximumConcurrency"));
        Assert.Equal("""["ReportBatchItemFailures"]""", stack[DeadLetters]["FunctionResponseTypes"]!.ToJsonString());
    }

    [Fact]
    public async Task What_a_source_gives_up_becomes_a_dead_letter()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{DeadLetterQueue.Arn}", stack.Text(Changes, "DestinationConfig/OnFailure/Destination"));
        Assert.Equal("{DeadLetterQueue.Arn}", stack.Text(Deployed, "DestinationConfig/OnFailure/Destination"));
        Assert.Equal(2, stack.Number(Deployed, "MaximumRetryAttempts"));
        Assert.Equal(6 * 3600, stack.Number(Deployed, "MaximumEventAgeInSeconds"));
    }

    [Fact]
    public async Task All_changes_of_notes_pass_the_filter_unless_it_is_narrowed()
    {
        var filter = JsonNode.Parse((await source.ResolveAsync()).Text(Changes, "FilterCriteria/Filters/0/Pattern"))!;
        Assert.Equal("""{"eventName":["INSERT","MODIFY","REMOVE"]}""", filter.ToJsonString());

        const string Narrow = """{"dynamodb":{"Keys":{"UserId":{"S":[{"prefix":"user#"}]}}}}""";
        Assert.Equal(Narrow, (await source.ResolveAsync("StreamFilter", Narrow)).Text(Changes, "FilterCriteria/Filters/0/Pattern"));
    }

    [Fact]
    public async Task Several_batches_of_a_shard_can_be_planned_at_once() =>
        Assert.Equal(7, (await source.ResolveAsync("ParallelizationFactor", "7")).Number(Changes, "ParallelizationFactor"));

    [Fact]
    public async Task Only_narrations_are_finished()
    {
        var configurations = (await source.ResolveAsync())["AudioBucket"]["NotificationConfiguration"]!["LambdaConfigurations"]!.AsArray();

        var configuration = Assert.Single(configurations)!;
        Assert.Equal("s3:ObjectCreated:*", configuration["Event"]!.ToString());
        Assert.Equal(
            ["prefix narrations/", "suffix .mp3"],
            configuration["Filter"]!["S3Key"]!["Rules"]!.AsArray().Select(rule => $"{rule!["Name"]} {rule["Value"]}"));
    }

    [Fact]
    public async Task Only_this_accounts_buckets_may_start_FinishNarration()
    {
        var stack = await source.ResolveAsync();

        var permission = Assert.Single(stack.OfType("AWS::Lambda::Permission"));
        Assert.Equal("{FinishNarrationAliaslive}", stack.Text(permission, "FunctionName"));
        Assert.Equal("s3.amazonaws.com", stack.Text(permission, "Principal"));
        Assert.Equal("123456789012", stack.Text(permission, "SourceAccount"));
    }

    [Theory]
    [InlineData("standard", 80)]
    [InlineData("neural", 18)]
    [InlineData("generative", 26)]
    [InlineData("long-form", 26)]
    public async Task Four_requests_a_job_fit_the_engines_quota_and_those_of_one_job_more_would_not(string engine, int concurrentRequests)
    {
        var stack = await source.ResolveAsync("SpeechEngine", engine);

        Assert.Equal(concurrentRequests / 4, stack.Number(Jobs, "ScalingConfig/MaximumConcurrency"));
        Assert.Equal(stack.Text(Jobs, "ScalingConfig/MaximumConcurrency"), stack.Variables("NarrateNote")["SPEECH_ENVIRONMENTS"]);
    }

    [Fact]
    public async Task The_number_of_jobs_at_once_can_be_set()
    {
        var stack = await source.ResolveAsync("MaximumConcurrency", "33");

        Assert.Equal(33, stack.Number(Jobs, "ScalingConfig/MaximumConcurrency"));
        Assert.Equal("33", stack.Variables("NarrateNote")["SPEECH_ENVIRONMENTS"]);
        Assert.Equal("33", stack.Outputs["SpeechEnvironments"]);
    }
}
