using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>How values are set in the sample events of one function.</summary>
internal interface IEventFilling
{
    /// <summary>The function.</summary>
    string Function { get; }

    /// <summary>The names of all that one of its events can take.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>The names of what this event can take.</summary>
    IReadOnlyList<string> SettingsOf(JsonNode? sample);

    /// <summary>Sets values in every place that they belong to, and makes fit what follows from them.</summary>
    /// <param name="sample">The event, which is changed.</param>
    /// <param name="settings">The values; the event can take them all.</param>
    /// <exception cref="Hosting.CommandException">A value is none that can stand there.</exception>
    void Fill(JsonNode sample, EventSettings settings);
}
