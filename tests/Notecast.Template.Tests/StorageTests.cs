namespace Notecast.Template.Tests;

public class StorageTests(TemplateSource source)
{
    public static readonly TheoryData<string> Tables = ["NotesTable", "CatalogTable", "IdempotencyTable"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Tables_are_encrypted_and_paid_by_request(string table)
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("true", stack.Text(table, "SSESpecification/SSEEnabled"));
        Assert.Equal("PAY_PER_REQUEST", stack.Text(table, "BillingMode"));
    }

    [Theory]
    [InlineData("NotesTable")]
    [InlineData("CatalogTable")]
    public async Task What_cannot_be_made_again_can_be_recovered_to_a_point_in_time(string table) =>
        Assert.Equal("true", (await source.ResolveAsync()).Text(table, "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled"));

    [Theory]
    [InlineData("CatalogTable", "ExpiresAt")]
    [InlineData("IdempotencyTable", "expiration")]
    public async Task Items_that_have_served_expire(string table, string attribute)
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("true", stack.Text(table, "TimeToLiveSpecification/Enabled"));
        Assert.Equal(attribute, stack.Text(table, "TimeToLiveSpecification/AttributeName"));
    }

    [Theory]
    [InlineData("NotesTable", "UserId S HASH, NoteId S RANGE")]
    [InlineData("CatalogTable", "UserId S HASH, NoteId S RANGE")]
    [InlineData("IdempotencyTable", "id S HASH")]
    public async Task Tables_have_the_keys_that_the_functions_use(string table, string keys) =>
        Assert.Equal(keys, Keys(await source.ResolveAsync(), table));

    [Fact]
    public async Task Note_ids_may_be_numbers()
    {
        var stack = await source.ResolveAsync("NoteIdType", "N");

        Assert.Equal("UserId S HASH, NoteId N RANGE", Keys(stack, "NotesTable"));
        Assert.Equal("UserId S HASH, NoteId S RANGE", Keys(stack, "CatalogTable"));
    }

    [Fact]
    public async Task The_notes_tables_stream_has_both_images() =>
        Assert.Equal("NEW_AND_OLD_IMAGES", (await source.ResolveAsync()).Text("NotesTable", "StreamSpecification/StreamViewType"));

    [Fact]
    public async Task The_bucket_is_encrypted_private_and_its_owners()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal(
            "AES256",
            stack.Text("AudioBucket", "BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm"));
        Assert.Equal(
            ["BlockPublicAcls true", "BlockPublicPolicy true", "IgnorePublicAcls true", "RestrictPublicBuckets true"],
            stack["AudioBucket"]["PublicAccessBlockConfiguration"]!.AsObject().Select(member => $"{member.Key} {member.Value}").Order());
        Assert.Equal("BucketOwnerEnforced", stack.Text("AudioBucket", "OwnershipControls/Rules/0/ObjectOwnership"));
    }

    [Fact]
    public async Task Segments_dictations_and_broken_uploads_do_not_stay()
    {
        var stack = await source.ResolveAsync(
            new Dictionary<string, string> { ["SegmentRetentionDays"] = "12", ["DictationRetentionDays"] = "3" });

        Assert.Equal(
            ["segments/ 12 ", "dictations/ 3 ", "  1"],
            stack["AudioBucket"]["LifecycleConfiguration"]!["Rules"]!.AsArray().Select(rule =>
                $"{rule!["Prefix"]} {rule["ExpirationInDays"]} {rule["AbortIncompleteMultipartUpload"]?["DaysAfterInitiation"]}"));
        Assert.All(
            stack["AudioBucket"]["LifecycleConfiguration"]!["Rules"]!.AsArray(),
            rule => Assert.Equal("Enabled", rule!["Status"]!.ToString()));
    }

    [Fact]
    public async Task The_buckets_name_is_known_before_the_bucket_and_allowed()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal("notecast-audio-11111111-2222-3333-4444-555555555555", stack.Text("AudioBucket", "BucketName"));
        Assert.Equal(stack.Text("AudioBucket", "BucketName"), stack.Variables("NarrateNote")["AUDIO_BUCKET"]);
        Assert.Equal(stack.Text("AudioBucket", "BucketName"), stack.Variables("FinishNarration")["AUDIO_BUCKET"]);
        Assert.Equal(stack.Text("AudioBucket", "BucketName"), stack.Variables("DictateNote")["AUDIO_BUCKET"]);
        Assert.Matches(@"\A[a-z0-9-]{3,63}\z", stack.Text("AudioBucket", "BucketName"));
    }

    [Fact]
    public async Task What_is_deleted_from_the_bucket_leaves_no_delete_marker() =>
        Assert.False((await source.ResolveAsync())["AudioBucket"].ContainsKey("VersioningConfiguration"));

    [Fact]
    public async Task Nothing_that_holds_state_goes_with_the_stack_unless_its_first_deployment_fails()
    {
        var stack = await source.ResolveAsync();

        string[] kept = ["NotesTable", "CatalogTable", "IdempotencyTable", "AudioBucket", "DeadLetterQueue", "ReplayQueue"];
        foreach (var resource in kept)
        {
            Assert.Equal("RetainExceptOnCreate", stack.Resources[resource]["DeletionPolicy"]!.ToString());
            Assert.Equal("Retain", stack.Resources[resource]["UpdateReplacePolicy"]!.ToString());
        }
    }

    [Fact]
    public async Task With_an_existing_table_the_stack_makes_none()
    {
        var stack = await source.ResolveAsync(TemplateSource.ExistingTable);

        Assert.False(stack.Resources.ContainsKey("NotesTable"));
        Assert.Equal("their-notes", stack.Outputs["NotesTableName"]);
        Assert.Equal("their-notes", stack.Variables("PlanNarrations")["NOTES_TABLE"]);
        Assert.Equal("their-notes", stack.Variables("NarrateNote")["NOTES_TABLE"]);
        Assert.Equal("their-notes", stack.Variables("DictateNote")["NOTES_TABLE"]);
        Assert.Equal(TemplateSource.ExistingTable["ExistingTableStreamArn"], stack.Text("PlanNarrationsNoteChanges", "EventSourceArn"));
    }

    private static string Keys(ResolvedStack stack, string table)
    {
        var types = stack[table]["AttributeDefinitions"]!.AsArray()
            .ToDictionary(attribute => attribute!["AttributeName"]!.ToString(), attribute => attribute!["AttributeType"]!.ToString());
        var keys = stack[table]["KeySchema"]!.AsArray();
        Assert.Equal(keys.Count, types.Count);
        return string.Join(", ", keys.Select(key => $"{key!["AttributeName"]} {types[key["AttributeName"]!.ToString()]} {key["KeyType"]}"));
    }
}
