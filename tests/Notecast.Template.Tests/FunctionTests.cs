namespace Notecast.Template.Tests;

public class FunctionTests(TemplateSource source)
{
    public static readonly TheoryData<string> Functions =
        ["PlanNarrations", "NarrateNote", "FinishNarration", "ReplayDeadLetters", "DictateNote"];

    private static readonly Dictionary<string, string> OtherValues = new(TemplateSource.ExistingTable)
    {
        ["NoteIdType"] = "N",
        ["StreamFilter"] = "{}",
        ["ParallelizationFactor"] = "2",
        ["SpeechEngine"] = "standard",
        ["MaximumConcurrency"] = "50",
        ["SpeechQuotas"] = "neural=16/20/36",
        ["SegmentRetentionDays"] = "7",
        ["DictationRetentionDays"] = "3",
        ["LinkLifetimeSeconds"] = "60",
        ["Architecture"] = "arm64",
        ["LogLevel"] = "Debug",
        ["LogRetentionDays"] = "7",
        ["AlarmTopicArn"] = "arn:aws:sns:eu-west-1:123456789012:alarms",
        ["StreamDelaySeconds"] = "60",
        ["OldestJobSeconds"] = "60",
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Functions_are_native_executables_from_the_packaged_folder(string function)
    {
        var stack = await source.ResolveAsync("Architecture", "arm64");

        Assert.Equal("provided.al2023", stack.Text(function, "Runtime"));
        Assert.Equal("bootstrap", stack.Text(function, "Handler"));
        Assert.Equal("arm64", stack.Text(function, "Architectures/0"));
        Assert.Equal($"{function}.zip", stack.Text(function, "Code/S3Key"));
        Assert.Equal("Active", stack.Text(function, "TracingConfig/Mode"));
    }

    [Theory]
    [InlineData("PlanNarrations", 256, 60)]
    [InlineData("NarrateNote", 512, 300)]
    [InlineData("FinishNarration", 256, 120)]
    [InlineData("ReplayDeadLetters", 512, 900)]
    [InlineData("DictateNote", 512, 900)]
    public async Task Functions_have_memory_and_time_for_their_work(string function, int megabytes, int seconds)
    {
        var stack = await source.ResolveAsync();

        Assert.Equal((megabytes, seconds), (stack.Number(function, "MemorySize"), stack.Number(function, "Timeout")));
    }

    [Fact]
    public async Task PlanNarrations_is_told_its_tables_and_queues() => Assert.Equal(
        new SortedDictionary<string, string>
        {
            ["NOTES_TABLE"] = "{NotesTable}",
            ["CATALOG_TABLE"] = "{CatalogTable}",
            ["SYNTHESIS_QUEUE_URL"] = "{SynthesisQueue}",
            ["DEAD_LETTER_QUEUE_URL"] = "{DeadLetterQueue}",
            ["POWERTOOLS_SERVICE_NAME"] = "notecast",
            ["POWERTOOLS_LOG_LEVEL"] = "Information",
        },
        Sorted((await source.ResolveAsync()).Variables("PlanNarrations")));

    [Fact]
    public async Task NarrateNote_is_told_its_places_its_tries_and_its_share_of_the_quotas() => Assert.Equal(
        new SortedDictionary<string, string>
        {
            ["NOTES_TABLE"] = "{NotesTable}",
            ["CATALOG_TABLE"] = "{CatalogTable}",
            ["IDEMPOTENCY_TABLE"] = "{IdempotencyTable}",
            ["AUDIO_BUCKET"] = "notecast-audio-11111111-2222-3333-4444-555555555555",
            ["SYNTHESIS_QUEUE_URL"] = "{SynthesisQueue}",
            ["DEAD_LETTER_QUEUE_URL"] = "{DeadLetterQueue}",
            ["MAX_ATTEMPTS"] = "10",
            ["SPEECH_ENVIRONMENTS"] = "4",
            ["SPEECH_QUOTAS"] = "neural=16/20/36",
            ["POWERTOOLS_SERVICE_NAME"] = "notecast",
            ["POWERTOOLS_LOG_LEVEL"] = "Information",
        },
        Sorted((await source.ResolveAsync("SpeechQuotas", "neural=16/20/36")).Variables("NarrateNote")));

    [Fact]
    public async Task FinishNarration_is_told_its_places() => Assert.Equal(
        new SortedDictionary<string, string>
        {
            ["CATALOG_TABLE"] = "{CatalogTable}",
            ["AUDIO_BUCKET"] = "notecast-audio-11111111-2222-3333-4444-555555555555",
            ["NARRATION_TOPIC_ARN"] = "{NarrationTopic}",
            ["DEAD_LETTER_QUEUE_URL"] = "{DeadLetterQueue}",
            ["POWERTOOLS_SERVICE_NAME"] = "notecast",
            ["POWERTOOLS_LOG_LEVEL"] = "Warning",
        },
        Sorted((await source.ResolveAsync("LogLevel", "Warning")).Variables("FinishNarration")));

    [Fact]
    public async Task ReplayDeadLetters_is_told_all_places_that_a_dead_letter_can_go_back_to() => Assert.Equal(
        new SortedDictionary<string, string>
        {
            ["NOTES_TABLE"] = "{NotesTable}",
            ["CATALOG_TABLE"] = "{CatalogTable}",
            ["IDEMPOTENCY_TABLE"] = "{IdempotencyTable}",
            ["AUDIO_BUCKET"] = "notecast-audio-11111111-2222-3333-4444-555555555555",
            ["NARRATION_TOPIC_ARN"] = "{NarrationTopic}",
            ["SYNTHESIS_QUEUE_URL"] = "{SynthesisQueue}",
            ["DEAD_LETTER_QUEUE_URL"] = "{DeadLetterQueue}",
            ["POWERTOOLS_SERVICE_NAME"] = "notecast",
            ["POWERTOOLS_LOG_LEVEL"] = "Information",
        },
        Sorted((await source.ResolveAsync()).Variables("ReplayDeadLetters")));

    [Fact]
    public async Task DictateNote_is_told_its_places_how_long_its_links_last_and_its_share_of_the_quotas() => Assert.Equal(
        new SortedDictionary<string, string>
        {
            ["NOTES_TABLE"] = "{NotesTable}",
            ["CATALOG_TABLE"] = "{CatalogTable}",
            ["IDEMPOTENCY_TABLE"] = "{IdempotencyTable}",
            ["AUDIO_BUCKET"] = "notecast-audio-11111111-2222-3333-4444-555555555555",
            ["LINK_LIFETIME_SECONDS"] = "86400",
            ["DICTATION_RETENTION_DAYS"] = "7",
            ["SPEECH_ENVIRONMENTS"] = "4",
            ["SPEECH_QUOTAS"] = "",
            ["POWERTOOLS_SERVICE_NAME"] = "notecast",
            ["POWERTOOLS_LOG_LEVEL"] = "Information",
        },
        Sorted((await source.ResolveAsync("LinkLifetimeSeconds", "86400")).Variables("DictateNote")));

    [Fact]
    public async Task Dictations_are_expired_when_DictateNote_says_so()
    {
        var stack = await source.ResolveAsync("DictationRetentionDays", "3");

        var rule = Assert.Single(
            stack["AudioBucket"]["LifecycleConfiguration"]!["Rules"]!.AsArray(), rule => rule!["Prefix"]?.ToString() == "dictations/")!;
        Assert.Equal("3", rule["ExpirationInDays"]!.ToString());
        Assert.Equal("3", stack.Variables("DictateNote")["DICTATION_RETENTION_DAYS"]);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task No_function_takes_concurrency_from_the_account(string function) =>
        Assert.False((await source.ResolveAsync())[function].ContainsKey("ReservedConcurrentExecutions"));

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Log_lines_are_kept_for_a_while_and_go_with_the_stack(string function)
    {
        var stack = await source.ResolveAsync("LogRetentionDays", "14");

        var group = stack.Text(function, "LoggingConfig/LogGroup").Trim('{', '}');
        Assert.Equal($"{function}LogGroup", group);
        Assert.Equal(14, stack.Number(group, "RetentionInDays"));
        Assert.Equal("Delete", stack.Resources[group]["DeletionPolicy"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task The_alias_names_the_version_of_this_deployment_and_old_versions_stay(string function)
    {
        var stack = await source.ResolveAsync();

        var version = stack.VersionOf(function);
        Assert.Equal("live", stack.Text($"{function}Aliaslive", "Name"));
        Assert.Equal($"{{{function}}}", stack.Text($"{function}Aliaslive", "FunctionName"));
        Assert.Equal($"{{{version}.Version}}", stack.Text($"{function}Aliaslive", "FunctionVersion"));
        Assert.Equal("Retain", stack.Resources[version]["DeletionPolicy"]!.ToString());
    }

    /// <summary>
    /// The name of a version's resource comes from the template's text alone, and an alias stays with its version: a parameter reaches a
    /// running function only when it also changes the version's description, which replaces the version.
    /// </summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_version_is_replaced_exactly_when_a_parameter_changes_its_function(string function)
    {
        var before = await source.ResolveAsync();
        foreach (var (parameter, value) in OtherValues)
        {
            var changed = TemplateSource.ExistingTable.ContainsKey(parameter)
                ? TemplateSource.ExistingTable
                : new Dictionary<string, string> { [parameter] = value };
            var after = await source.ResolveAsync(changed);

            // Another type of ids makes another table, with another name.
            var changes = before[function].ToJsonString() != after[function].ToJsonString()
                || (parameter == "NoteIdType" && before.Variables(function).ContainsKey("NOTES_TABLE"));
            var replaces = Description(before, function) != Description(after, function);
            Assert.True(changes == replaces, $"{parameter}: the function changes: {changes}, its version is replaced: {replaces}.");
        }
    }

    [Fact]
    public async Task All_parameters_are_looked_at_for_changes() => Assert.Equal(
        (await source.TransformAsync())["Parameters"]!.AsObject().Select(parameter => parameter.Key).Order(), OtherValues.Keys.Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_versions_description_is_short_enough_whatever_the_parameters_are(string function)
    {
        var parameters = (await source.TransformAsync())["Parameters"]!;
        var longest = new Dictionary<string, string>(OtherValues)
        {
            ["MaximumConcurrency"] = "1000",
            ["LogLevel"] = "Information",
            ["LinkLifetimeSeconds"] = "604800",
            ["DictationRetentionDays"] = "3650",
            ["SpeechQuotas"] = new string('9', parameters["SpeechQuotas"]!["MaxLength"]!.GetValue<int>()),
        };

        Assert.InRange(Description(await source.ResolveAsync(longest), function).Length, 1, 256);
    }

    private static string Description(ResolvedStack stack, string function) => stack.Text(stack.VersionOf(function), "Description");

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> variables) => new(variables.ToDictionary());
}
