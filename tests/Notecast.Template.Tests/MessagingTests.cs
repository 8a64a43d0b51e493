namespace Notecast.Template.Tests;

public class MessagingTests(TemplateSource source)
{
    public static readonly TheoryData<string> Queues = ["SynthesisQueue", "DeadLetterQueue", "ReplayQueue"];

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task Queues_are_encrypted(string queue) =>
        Assert.Equal("true", (await source.ResolveAsync()).Text(queue, "SqsManagedSseEnabled"));

    [Fact]
    public async Task A_job_that_was_moved_to_the_dead_letter_queue_on_its_last_day_is_kept_for_another_week()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal(14 * 24 * 3600, stack.Number("DeadLetterQueue", "MessageRetentionPeriod"));
        Assert.Equal(7 * 24 * 3600, stack.Number("SynthesisQueue", "MessageRetentionPeriod"));
        Assert.Equal(7 * 24 * 3600, stack.Number("ReplayQueue", "MessageRetentionPeriod"));
    }

    [Fact]
    public async Task The_topic_is_encrypted() =>
        Assert.Equal("alias/aws/sns", (await source.ResolveAsync()).Text("NarrationTopic", "KmsMasterKeyId"));

    [Theory]
    [InlineData("AudioBucketPolicy", "s3:*", "{AudioBucket.Arn} {AudioBucket.Arn}/*")]
    [InlineData("SynthesisQueuePolicy", "sqs:*", "{SynthesisQueue.Arn}")]
    [InlineData("DeadLetterQueuePolicy", "sqs:*", "{DeadLetterQueue.Arn}")]
    [InlineData("ReplayQueuePolicy", "sqs:*", "{ReplayQueue.Arn}")]
    [InlineData("NarrationTopicPolicy", "sns:Publish", "{NarrationTopic}")]
    public async Task Nobody_comes_without_TLS(string policy, string action, string resources)
    {
        var stack = await source.ResolveAsync();

        var statement = Assert.Single(stack[policy]["PolicyDocument"]!["Statement"]!.AsArray())!;
        Assert.Equal("Deny", statement["Effect"]!.ToString());
        Assert.Equal("*", statement["Principal"]!.ToString());
        Assert.Equal(action, statement["Action"]!.ToString());
        Assert.Equal(resources.Split(' '), Rights.Texts(statement["Resource"]));
        Assert.Equal("""{"Bool":{"aws:SecureTransport":"false"}}""", statement["Condition"]!.ToJsonString());
        var target = stack[policy]["Bucket"] ?? stack[policy]["Queues"]?[0] ?? stack[policy]["Topics"]![0]!;
        Assert.Equal(policy, $"{target.ToString().Trim('{', '}')}Policy");
    }

    [Fact]
    public async Task A_job_whose_process_dies_becomes_a_dead_letter_after_as_many_tries_as_one_that_fails()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{DeadLetterQueue.Arn}", stack.Text("SynthesisQueue", "RedrivePolicy/deadLetterTargetArn"));
        Assert.Equal("10", stack.Text("SynthesisQueue", "RedrivePolicy/maxReceiveCount"));
        Assert.Equal(stack.Variables("NarrateNote")["MAX_ATTEMPTS"], stack.Text("SynthesisQueue", "RedrivePolicy/maxReceiveCount"));
    }

    [Fact]
    public async Task A_dead_letter_that_its_replay_dies_of_comes_back()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("{DeadLetterQueue.Arn}", stack.Text("ReplayQueue", "RedrivePolicy/deadLetterTargetArn"));
        Assert.Equal("5", stack.Text("ReplayQueue", "RedrivePolicy/maxReceiveCount"));
    }

    [Fact]
    public async Task Only_the_other_queues_may_redrive_to_the_dead_letter_queue()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("byQueue", stack.Text("DeadLetterQueue", "RedriveAllowPolicy/redrivePermission"));
        Assert.Equal(
            [
                $"arn:aws:sqs:eu-west-1:123456789012:{stack.Text("SynthesisQueue", "QueueName")}",
                $"arn:aws:sqs:eu-west-1:123456789012:{stack.Text("ReplayQueue", "QueueName")}",
            ],
            Rights.Texts(stack["DeadLetterQueue"]["RedriveAllowPolicy"]!["sourceQueueArns"]));
    }

    [Theory]
    [InlineData("SynthesisQueue", "NarrateNote")]
    [InlineData("ReplayQueue", "ReplayDeadLetters")]
    public async Task A_message_stays_hidden_for_six_times_as_long_as_its_function_may_run(string queue, string function)
    {
        var stack = await source.ResolveAsync();

        Assert.True(stack.Number(queue, "VisibilityTimeout") >= 6 * stack.Number(function, "Timeout"));
    }
}
