using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in changes of notes: in every record that has a place for them.</summary>
internal sealed class PlanNarrationsFilling : IEventFilling
{
    public string Function => "PlanNarrations";

    public IReadOnlyList<string> Settings { get; } = [.. StreamRecordFilling.KeySettings, .. StreamRecordFilling.ImageSettings];

    public IReadOnlyList<string> SettingsOf(JsonNode? sample) =>
        [.. sample.Records().SelectMany(StreamRecordFilling.SettingsOf).Distinct()];

    public void Fill(JsonNode sample, EventSettings settings)
    {
        foreach (var (number, record) in sample.Records().Index())
        {
            StreamRecordFilling.Fill(record, settings, number);
        }
    }
}
