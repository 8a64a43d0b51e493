using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in synthesis jobs: in every message whose body is one.</summary>
internal sealed class NarrateNoteFilling : IEventFilling
{
    public string Function => "NarrateNote";

    public IReadOnlyList<string> Settings { get; } = [.. JobFilling.KeySettings, SettingNames.Kind, SettingNames.CorrelationId];

    public IReadOnlyList<string> SettingsOf(JsonNode? sample) =>
        sample.Records().Any(message => JobFilling.IsJob(QueueMessageFilling.BodyOf(message))) ? Settings : [];

    public void Fill(JsonNode sample, EventSettings settings)
    {
        foreach (var message in sample.Records())
        {
            if (JobFilling.Fill(QueueMessageFilling.BodyOf(message), settings) is { } body)
            {
                QueueMessageFilling.SetBody(message, body);
            }
        }
    }
}
