using Notecast.Aws;
using Notecast.Aws.Settings;

namespace Notecast.Functions.NarrateNote;

/// <summary>What the function's environment variables say.</summary>
internal sealed record Settings
{
    private const int DefaultAttempts = 10;
    private const int MostAttempts = 1_000;
    private const int MostEnvironments = 1_000;

    public required string NotesTable { get; init; }

    public required string CatalogTable { get; init; }

    public required string IdempotencyTable { get; init; }

    public required string AudioBucket { get; init; }

    public required string SynthesisQueueUrl { get; init; }

    public required string DeadLetterQueueUrl { get; init; }

    /// <summary>Tries of a job; the queue's <c>maxReceiveCount</c>.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>This environment's share of the speech service's quotas.</summary>
    public required SpeechQuotas SpeechQuotas { get; init; }

    /// <exception cref="SettingsException">Variables are missing or wrong.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentSettings("NarrateNote", variable);
        environment.RequireRegion();
        var settings = new Settings
        {
            NotesTable = environment.TableName("NOTES_TABLE"),
            CatalogTable = environment.TableName("CATALOG_TABLE"),
            IdempotencyTable = environment.TableName("IDEMPOTENCY_TABLE"),
            AudioBucket = environment.BucketName("AUDIO_BUCKET"),
            SynthesisQueueUrl = environment.QueueUrl("SYNTHESIS_QUEUE_URL"),
            DeadLetterQueueUrl = environment.QueueUrl("DEAD_LETTER_QUEUE_URL"),
            MaxAttempts = environment.Number("MAX_ATTEMPTS", 1, MostAttempts, DefaultAttempts),
            SpeechQuotas = environment
                .Parsed("SPEECH_QUOTAS", SpeechQuotas.Parse, SpeechQuotas.Default)
                .ShareOf(environment.Number("SPEECH_ENVIRONMENTS", 1, MostEnvironments, 1)),
        };
        environment.Check();
        return settings;
    }
}
