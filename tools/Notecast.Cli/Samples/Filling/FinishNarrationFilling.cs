using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets the keys of objects: of narrations by what their keys say, of any object as it is.</summary>
internal sealed class FinishNarrationFilling : IEventFilling
{
    public string Function => "FinishNarration";

    public IReadOnlyList<string> Settings { get; } = [.. ObjectRecordFilling.NarrationSettings, SettingNames.Key];

    public IReadOnlyList<string> SettingsOf(JsonNode? sample) => sample.Records().Any(ObjectRecordFilling.IsOfNarration) ? Settings
        : sample.Records().Any(ObjectRecordFilling.IsOfObject) ? [SettingNames.Key]
        : [];

    public void Fill(JsonNode sample, EventSettings settings)
    {
        var isWhole = settings.Find(SettingNames.Key) is not null;
        if (isWhole && settings.HasAny(ObjectRecordFilling.NarrationSettings))
        {
            throw settings.Wrong(SettingNames.Key, "is the whole key, so nothing else can be set beside it. Give Key alone, or the others");
        }

        foreach (var record in sample.Records())
        {
            if (isWhole)
            {
                ObjectRecordFilling.FillKey(record, settings);
            }
            else
            {
                ObjectRecordFilling.FillNarration(record, settings);
            }
        }
    }
}
