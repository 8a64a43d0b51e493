using Notecast.Aws;
using Notecast.Aws.Settings;
using Notecast.Domain.Dictations;

namespace Notecast.Functions.DictateNote;

/// <summary>What the function's environment variables say.</summary>
internal sealed record Settings
{
    private const int MostEnvironments = 1_000;
    private const int MostRetentionDays = 3_650;

    public required string NotesTable { get; init; }

    public required string CatalogTable { get; init; }

    public required string IdempotencyTable { get; init; }

    public required string AudioBucket { get; init; }

    /// <summary>How long links work and dictations are kept.</summary>
    public required DictationOptions Dictations { get; init; }

    /// <summary>This environment's share of the speech service's quotas.</summary>
    public required SpeechQuotas SpeechQuotas { get; init; }

    /// <exception cref="SettingsException">Variables are missing or wrong.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentSettings("DictateNote", variable);
        environment.RequireRegion();
        var defaults = new DictationOptions();
        var settings = new Settings
        {
            NotesTable = environment.TableName("NOTES_TABLE"),
            CatalogTable = environment.TableName("CATALOG_TABLE"),
            IdempotencyTable = environment.TableName("IDEMPOTENCY_TABLE"),
            AudioBucket = environment.BucketName("AUDIO_BUCKET"),
            Dictations = new DictationOptions
            {
                LinkLifetime = TimeSpan.FromSeconds(environment.Number(
                    "LINK_LIFETIME_SECONDS", 1, (int)DictationOptions.LongestLinkLifetime.TotalSeconds, (int)defaults.LinkLifetime.TotalSeconds)),
                Retention = TimeSpan.FromDays(environment.Number(
                    "DICTATION_RETENTION_DAYS", 1, MostRetentionDays, (int)defaults.Retention.TotalDays)),
            },
            SpeechQuotas = environment
                .Parsed("SPEECH_QUOTAS", SpeechQuotas.Parse, SpeechQuotas.Default)
                .ShareOf(environment.Number("SPEECH_ENVIRONMENTS", 1, MostEnvironments, 1)),
        };
        environment.Check();
        return settings;
    }
}
