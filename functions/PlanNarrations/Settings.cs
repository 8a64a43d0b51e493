using Notecast.Aws.Settings;

namespace Notecast.Functions.PlanNarrations;

/// <summary>What the function's environment variables say.</summary>
internal sealed record Settings
{
    public required string NotesTable { get; init; }

    public required string CatalogTable { get; init; }

    public required string SynthesisQueueUrl { get; init; }

    public required string DeadLetterQueueUrl { get; init; }

    /// <exception cref="SettingsException">Variables are missing or wrong.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentSettings("PlanNarrations", variable);
        environment.RequireRegion();
        environment.RefuseSwitch("LAMBDA_NET_SERIALIZER_DEBUG");
        var settings = new Settings
        {
            NotesTable = environment.TableName("NOTES_TABLE"),
            CatalogTable = environment.TableName("CATALOG_TABLE"),
            SynthesisQueueUrl = environment.QueueUrl("SYNTHESIS_QUEUE_URL"),
            DeadLetterQueueUrl = environment.QueueUrl("DEAD_LETTER_QUEUE_URL"),
        };
        environment.Check();
        return settings;
    }
}
