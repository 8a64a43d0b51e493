using Notecast.Aws.Settings;

namespace Notecast.Functions.FinishNarration;

/// <summary>What the function's environment variables say.</summary>
internal sealed record Settings
{
    public required string CatalogTable { get; init; }

    public required string AudioBucket { get; init; }

    public required string NarrationTopicArn { get; init; }

    public required string DeadLetterQueueUrl { get; init; }

    /// <exception cref="SettingsException">Variables are missing or wrong.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentSettings("FinishNarration", variable);
        environment.RequireRegion();
        var settings = new Settings
        {
            CatalogTable = environment.TableName("CATALOG_TABLE"),
            AudioBucket = environment.BucketName("AUDIO_BUCKET"),
            NarrationTopicArn = environment.TopicArn("NARRATION_TOPIC_ARN"),
            DeadLetterQueueUrl = environment.QueueUrl("DEAD_LETTER_QUEUE_URL"),
        };
        environment.Check();
        return settings;
    }
}
