using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in a request, whose property names may have any case; what it lacks is added.</summary>
internal sealed class DictateNoteFilling : IEventFilling
{
    public string Function => "DictateNote";

    public IReadOnlyList<string> Settings { get; } = [SettingNames.UserId, SettingNames.NoteId, SettingNames.VoiceId];

    public IReadOnlyList<string> SettingsOf(JsonNode? sample) => sample is JsonObject ? Settings : [];

    public void Fill(JsonNode sample, EventSettings settings)
    {
        var request = sample.AsObject();
        if (settings.FindText(SettingNames.UserId) is { } userId)
        {
            request[NameIn(request, SettingNames.UserId)] = userId;
        }

        var name = NameIn(request, SettingNames.NoteId);
        var isNumber = request[name]?.GetValueKind() == JsonValueKind.Number;
        if (settings.FindNoteId(isNumber) is { } noteId)
        {
            request[name] = isNumber ? JsonNode.Parse(noteId) : noteId;
        }

        if (settings.Find(SettingNames.VoiceId) is { Length: 0 })
        {
            request.Remove(NameIn(request, SettingNames.VoiceId));
        }
        else if (settings.Find(SettingNames.VoiceId) is { } voiceId)
        {
            request[NameIn(request, SettingNames.VoiceId)] = voiceId;
        }
    }

    /// <summary>The property's name as the request spells it.</summary>
    private static string NameIn(JsonObject request, string name) => request
        .Select(property => property.Key)
        .FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
