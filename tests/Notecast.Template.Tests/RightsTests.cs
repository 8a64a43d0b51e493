namespace Notecast.Template.Tests;

public class RightsTests(TemplateSource source)
{
    private const string Bucket = "arn:aws:s3:::notecast-audio-11111111-2222-3333-4444-555555555555";

    public static readonly TheoryData<string> Functions =
        ["PlanNarrations", "NarrateNote", "FinishNarration", "ReplayDeadLetters", "DictateNote"];

    [Fact]
    public async Task PlanNarrations_may_do_what_it_does() => Assert.Equal(
        Sorted(
            "dynamodb:GetItem {NotesTable.Arn}",
            "dynamodb:UpdateItem {CatalogTable.Arn}",
            "sqs:SendMessage {SynthesisQueue.Arn}",
            "sqs:SendMessage {DeadLetterQueue.Arn}",
            "dynamodb:DescribeStream {NotesTable.StreamArn}",
            "dynamodb:GetRecords {NotesTable.StreamArn}",
            "dynamodb:GetShardIterator {NotesTable.StreamArn}",
            "dynamodb:ListStreams {NotesTable.Arn}/stream/*",
            "logs:CreateLogStream {PlanNarrationsLogGroup.Arn}",
            "logs:PutLogEvents {PlanNarrationsLogGroup.Arn}",
            "xray:PutTraceSegments *",
            "xray:PutTelemetryRecords *"),
        Rights.Of(await source.ResolveAsync(), "PlanNarrations").Order());

    [Fact]
    public async Task NarrateNote_may_do_what_it_does() => Assert.Equal(
        Sorted(
            "dynamodb:GetItem {NotesTable.Arn}",
            "dynamodb:GetItem {CatalogTable.Arn}",
            "dynamodb:UpdateItem {CatalogTable.Arn}",
            "dynamodb:PutItem {IdempotencyTable.Arn}",
            "dynamodb:GetItem {IdempotencyTable.Arn}",
            "dynamodb:UpdateItem {IdempotencyTable.Arn}",
            "dynamodb:DeleteItem {IdempotencyTable.Arn}",
            $"s3:GetObject {Bucket}/segments/*",
            $"s3:PutObject {Bucket}/segments/*",
            $"s3:PutObject {Bucket}/narrations/*",
            $"s3:AbortMultipartUpload {Bucket}/narrations/*",
            $"s3:DeleteObject {Bucket}/narrations/*",
            $"s3:ListBucket {Bucket}",
            "sqs:SendMessage {DeadLetterQueue.Arn}",
            "sqs:ChangeMessageVisibility {SynthesisQueue.Arn}",
            "sqs:ReceiveMessage {SynthesisQueue.Arn}",
            "sqs:DeleteMessage {SynthesisQueue.Arn}",
            "sqs:GetQueueAttributes {SynthesisQueue.Arn}",
            "polly:SynthesizeSpeech *",
            "logs:CreateLogStream {NarrateNoteLogGroup.Arn}",
            "logs:PutLogEvents {NarrateNoteLogGroup.Arn}",
            "xray:PutTraceSegments *",
            "xray:PutTelemetryRecords *"),
        Rights.Of(await source.ResolveAsync(), "NarrateNote").Order());

    [Fact]
    public async Task FinishNarration_may_do_what_it_does() => Assert.Equal(
        Sorted(
            "dynamodb:GetItem {CatalogTable.Arn}",
            "dynamodb:UpdateItem {CatalogTable.Arn}",
            $"s3:GetObject {Bucket}/narrations/*",
            $"s3:DeleteObject {Bucket}/narrations/*",
            $"s3:ListBucket {Bucket}",
            "sns:Publish {NarrationTopic}",
            "sqs:SendMessage {DeadLetterQueue.Arn}",
            "logs:CreateLogStream {FinishNarrationLogGroup.Arn}",
            "logs:PutLogEvents {FinishNarrationLogGroup.Arn}",
            "xray:PutTraceSegments *",
            "xray:PutTelemetryRecords *"),
        Rights.Of(await source.ResolveAsync(), "FinishNarration").Order());

    [Fact]
    public async Task ReplayDeadLetters_may_do_what_it_does() => Assert.Equal(
        Sorted(
            "dynamodb:GetItem {NotesTable.Arn}",
            "dynamodb:BatchGetItem {NotesTable.Arn}",
            "dynamodb:Scan {NotesTable.Arn}",
            "dynamodb:DescribeTable {NotesTable.Arn}",
            "dynamodb:GetItem {CatalogTable.Arn}",
            "dynamodb:BatchGetItem {CatalogTable.Arn}",
            "dynamodb:Scan {CatalogTable.Arn}",
            "dynamodb:UpdateItem {CatalogTable.Arn}",
            "dynamodb:PutItem {IdempotencyTable.Arn}",
            "dynamodb:GetItem {IdempotencyTable.Arn}",
            "dynamodb:UpdateItem {IdempotencyTable.Arn}",
            "dynamodb:DeleteItem {IdempotencyTable.Arn}",
            $"s3:GetObject {Bucket}/narrations/*",
            $"s3:DeleteObject {Bucket}/narrations/*",
            $"s3:ListBucket {Bucket}",
            "sns:Publish {NarrationTopic}",
            "sqs:SendMessage {SynthesisQueue.Arn}",
            "sqs:SendMessage {DeadLetterQueue.Arn}",
            "sqs:ReceiveMessage {ReplayQueue.Arn}",
            "sqs:DeleteMessage {ReplayQueue.Arn}",
            "sqs:GetQueueAttributes {ReplayQueue.Arn}",
            "logs:CreateLogStream {ReplayDeadLettersLogGroup.Arn}",
            "logs:PutLogEvents {ReplayDeadLettersLogGroup.Arn}",
            "xray:PutTraceSegments *",
            "xray:PutTelemetryRecords *"),
        Rights.Of(await source.ResolveAsync(), "ReplayDeadLetters").Order());

    [Fact]
    public async Task DictateNote_may_do_what_it_does() => Assert.Equal(
        Sorted(
            "dynamodb:GetItem {NotesTable.Arn}",
            "dynamodb:DescribeTable {NotesTable.Arn}",
            "dynamodb:GetItem {CatalogTable.Arn}",
            "dynamodb:PutItem {IdempotencyTable.Arn}",
            "dynamodb:GetItem {IdempotencyTable.Arn}",
            "dynamodb:UpdateItem {IdempotencyTable.Arn}",
            "dynamodb:DeleteItem {IdempotencyTable.Arn}",
            $"s3:GetObject {Bucket}/segments/*",
            $"s3:PutObject {Bucket}/segments/*",
            $"s3:GetObject {Bucket}/dictations/*",
            $"s3:PutObject {Bucket}/dictations/*",
            $"s3:AbortMultipartUpload {Bucket}/dictations/*",
            $"s3:GetObject {Bucket}/narrations/*",
            $"s3:ListBucket {Bucket}",
            "polly:SynthesizeSpeech *",
            "logs:CreateLogStream {DictateNoteLogGroup.Arn}",
            "logs:PutLogEvents {DictateNoteLogGroup.Arn}",
            "xray:PutTraceSegments *",
            "xray:PutTelemetryRecords *"),
        Rights.Of(await source.ResolveAsync(), "DictateNote").Order());

    [Fact]
    public async Task With_an_existing_table_the_rights_are_for_that_table_and_its_stream()
    {
        var stack = await source.ResolveAsync(TemplateSource.ExistingTable);

        const string Table = "arn:aws:dynamodb:eu-west-1:123456789012:table/their-notes";
        var stream = TemplateSource.ExistingTable["ExistingTableStreamArn"];
        Assert.Equal(
            Sorted(
                $"dynamodb:GetItem {Table}",
                $"dynamodb:ListStreams {Table}/stream/*",
                $"dynamodb:DescribeStream {stream}",
                $"dynamodb:GetRecords {stream}",
                $"dynamodb:GetShardIterator {stream}"),
            Rights.Of(stack, "PlanNarrations").Where(right => right.Contains(Table, StringComparison.Ordinal)).Order());
        Assert.Contains($"dynamodb:GetItem {Table}", Rights.Of(stack, "NarrateNote"));
        Assert.Contains($"dynamodb:Scan {Table}", Rights.Of(stack, "ReplayDeadLetters"));
        Assert.Contains($"dynamodb:GetItem {Table}", Rights.Of(stack, "DictateNote"));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Only_speech_and_traces_are_allowed_on_every_resource(string function)
    {
        var everywhere = Rights.Of(await source.ResolveAsync(), function).Where(right => right.EndsWith(" *", StringComparison.Ordinal));

        Assert.Subset(
            new HashSet<string> { "polly:SynthesizeSpeech *", "xray:PutTraceSegments *", "xray:PutTelemetryRecords *" },
            everywhere.ToHashSet());
    }

    [Theory]
    [InlineData("NarrateNote", """["narrations/*","segments/*"]""")]
    [InlineData("FinishNarration", "\"narrations/*\"")]
    [InlineData("ReplayDeadLetters", "\"narrations/*\"")]
    [InlineData("DictateNote", """["dictations/*","narrations/*","segments/*"]""")]
    public async Task A_list_is_of_narrations_and_whatever_a_function_gets_may_be_found_missing(string function, string prefixes)
    {
        var statements = (await source.ResolveAsync())[$"{function}Role"]["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray();

        var list = Assert.Single(statements, statement => statement!["Action"]!.ToString() == "s3:ListBucket")!;
        Assert.Equal($$$"""{"StringLikeIfExists":{"s3:prefix":{{{prefixes}}}}}""", list["Condition"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_role_is_Lambdas_alone_and_has_no_managed_policy(string function)
    {
        var stack = await source.ResolveAsync();

        Assert.Equal($"{{{function}Role.Arn}}", stack.Text(function, "Role"));
        Assert.False(stack[$"{function}Role"].ContainsKey("ManagedPolicyArns"));
        var trust = Assert.Single(stack[$"{function}Role"]["AssumeRolePolicyDocument"]!["Statement"]!.AsArray())!;
        Assert.Equal("""{"Service":"lambda.amazonaws.com"}""", trust["Principal"]!.ToJsonString());
        Assert.Equal(5, stack.OfType("AWS::IAM::Role").Count);
    }

    private static IEnumerable<string> Sorted(params string[] rights) => rights.Order();
}
