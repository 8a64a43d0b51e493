using Notecast.Aws.Settings;

namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>What the function's environment variables say.</summary>
internal sealed record Settings
{
    public required string NotesTable { get; init; }

    public required string CatalogTable { get; init; }

    public required string IdempotencyTable { get; init; }

    public required string AudioBucket { get; init; }

    public required string NarrationTopicArn { get; init; }

    public required string SynthesisQueueUrl { get; init; }

    public required string DeadLetterQueueUrl { get; init; }

    /// <exception cref="SettingsException">Variables are missing or wrong.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentSettings("ReplayDeadLetters", variable);
        environment.RequireRegion();
        var settings = new Settings
        {
            NotesTable = environment.TableName("NOTES_TABLE"),
            CatalogTable = environment.TableName("CATALOG_TABLE"),
            IdempotencyTable = environment.TableName("IDEMPOTENCY_TABLE"),
            AudioBucket = environment.BucketName("AUDIO_BUCKET"),
            NarrationTopicArn = environment.TopicArn("NARRATION_TOPIC_ARN"),
            SynthesisQueueUrl = environment.QueueUrl("SYNTHESIS_QUEUE_URL"),
            DeadLetterQueueUrl = environment.QueueUrl("DEAD_LETTER_QUEUE_URL"),
        };
        environment.Check();
        return settings;
    }
}
