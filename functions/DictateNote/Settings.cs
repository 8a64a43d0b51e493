using Notecast.Aws;
using Notecast.Aws.Settings;
using Notecast.Domain.Dictations;

namespace Notecast.Functions.DictateNote;

/// <summary>What the function's environment variables say.</summary>
internal sealed record Settings
{
    private const int MostEnvironments = 1_000;
    private const int MostRetentionDays = 3_650;
    private const string LifetimeName = "LINK_LIFETIME_SECONDS";
    private const string RetentionName = "DICTATION_RETENTION_DAYS";

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
        // It would print links, by which anybody can listen.
        environment.RefuseSwitch("LAMBDA_NET_SERIALIZER_DEBUG");
        var settings = new Settings
        {
            NotesTable = environment.TableName("NOTES_TABLE"),
            CatalogTable = environment.TableName("CATALOG_TABLE"),
            IdempotencyTable = environment.TableName("IDEMPOTENCY_TABLE"),
            AudioBucket = environment.BucketName("AUDIO_BUCKET"),
            Dictations = ReadDictations(environment),
            SpeechQuotas = environment
                .Parsed("SPEECH_QUOTAS", SpeechQuotas.Parse, SpeechQuotas.Default)
                .ShareOf(environment.Number("SPEECH_ENVIRONMENTS", 1, MostEnvironments, 1)),
        };
        environment.Check();
        return settings;
    }

    private static DictationOptions ReadDictations(EnvironmentSettings environment)
    {
        var defaults = new DictationOptions();
        var lifetime = environment.Number(
            LifetimeName, 1, (int)DictationOptions.LongestLinkLifetime.TotalSeconds, (int)defaults.LinkLifetime.TotalSeconds);
        var days = environment.Number(RetentionName, 1, MostRetentionDays, (int)defaults.Retention.TotalDays);
        var options = new DictationOptions { LinkLifetime = TimeSpan.FromSeconds(lifetime), Retention = TimeSpan.FromDays(days) };
        environment.Require(
            options.LinkLifetime <= options.Retention,
            $"{LifetimeName} is {lifetime}, longer than the {options.Retention.TotalSeconds} s for which {RetentionName}, {days}, keeps a "
            + "dictation; a link must not outlive what it leads to");
        return options;
    }
}
