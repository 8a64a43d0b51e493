using System.Text.Json.Nodes;
using Notecast.Cli.DeadLetters.Editing;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in sample events.</summary>
internal static class SampleFiller
{
    private static readonly IReadOnlyList<IEventFilling> Fillings =
    [
        new PlanNarrationsFilling(),
        new NarrateNoteFilling(),
        new FinishNarrationFilling(),
        new ReplayDeadLettersFilling(),
        new DictateNoteFilling(),
    ];

    /// <summary>The names of what a sample event can take.</summary>
    public static IReadOnlyList<string> SettingsOf(SampleEvent sample) => FillingOf(sample).SettingsOf(JsonNode.Parse(sample.Json));

    /// <summary>A sample event as indented JSON, with values set in it.</summary>
    /// <exception cref="CommandException">The event cannot take one of the values.</exception>
    public static string Fill(SampleEvent sample, EventSettings settings)
    {
        if (settings.Names.Count == 0)
        {
            return BodyJson.Pretty(sample.Json);
        }

        var filling = FillingOf(sample);
        var json = JsonNode.Parse(sample.Json);
        RequireTaken(settings.Names, sample, filling.Settings, filling.SettingsOf(json));
        filling.Fill(json!, settings);
        return BodyJson.Pretty(BodyJson.Write(json!));
    }

    private static void RequireTaken(
        IEnumerable<string> names, SampleEvent sample, IReadOnlyList<string> known, IReadOnlyList<string> taken)
    {
        foreach (var name in names.Where(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var problem = known.FirstOrDefault(setting => string.Equals(setting, name, StringComparison.OrdinalIgnoreCase)) is { } setting
                ? $"The sample event {sample.Function}/{sample.Case} has no place for {setting}."
                : $"The events of {sample.Function} have no setting '{name}'.";
            var remedy = taken.Count > 0
                ? $"What can be set in {sample.Case}: {string.Join(", ", taken)}."
                : $"Nothing can be set in {sample.Case}.";
            throw CommandException.Usage($"{problem} {remedy}");
        }
    }

    private static IEventFilling FillingOf(SampleEvent sample) => Fillings.First(filling => filling.Function == sample.Function);
}
